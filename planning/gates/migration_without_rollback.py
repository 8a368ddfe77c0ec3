"""Gate `migration-without-rollback`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_no
from planning.migrations.effects import hazards_of
from planning.migrations.on_rollback import OnRollback, read_on_rollback, with_code_span
from planning.migrations.rows import read_rows

_ADDS = "yes: adds a nullable column"
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
                _answer(case, index),
            )
        if said is OnRollback.KEEP and says_no(migration.compatible):
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{name} is kept, and the running version does not work with it",
                "a command that takes it back, or `restore <backup>, loses <what>`",
            )


def _answer(case: Case, index: int) -> str:
    """Show an answer that the statements of the script allow."""
    repository = case.around.repository
    rows = read_rows(case.plan, repository) if repository else ()
    if repository is None or not rows[index].revisions:
        return _ADDS
    harm = next(hazards_of(rows[index], rows, repository), None)
    if harm:
        return f"`yes: unused since 3.6` where no running version uses it any more; it {harm[1].said}"
    made = sorted({table for one in rows[index].revisions for table in repository.creates(one) or ()})
    return f"yes: adds the table {', '.join(made)}" if made else _ADDS
