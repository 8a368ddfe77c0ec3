"""Gate `migration-without-rollback`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_no
from planning.migrations.on_rollback import OnRollback, read_on_rollback, with_code_span

_FORMS = "`keep` (the old version works with it), a command in a code span, or `restore <backup>, loses <what>`"


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.MEDIUM,
    bad="| none | 1 |  |",
    good="| none | 1 | keep |",
)
def migration_without_rollback(case: Case) -> Iterator[Problem]:
    """A migration that the rollback forgets.

    Code goes back in minutes; whether the old code works with the new schema has to be known before.
    """
    for index, migration in enumerate(case.plan.migrations):
        name = migration.script or "the migration"
        if not migration.script:
            yield Problem(f"migrations[{index}].script", "names no script", "`migrations/0042_add_column.py`")
        said = read_on_rollback(migration)
        if not migration.on_rollback:
            yield Problem(
                f"migrations[{index}].on_rollback", f"{name} does not say what happens to it on a rollback", _FORMS
            )
        elif said is OnRollback.UNCLEAR:
            command = with_code_span(migration.on_rollback)
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{migration.on_rollback} does not say how {name} is taken back or that it stays",
                command if command != migration.on_rollback else _FORMS,
            )
        if not migration.compatible:
            yield Problem(
                f"migrations[{index}].compatible",
                f"{name} does not say whether the running version works with it",
                "yes: adds a nullable column",
            )
        if said is OnRollback.KEEP and says_no(migration.compatible):
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{name} is kept, and the running version does not work with it",
                "a command that takes it back, or `restore <backup>, loses <what>`",
            )
