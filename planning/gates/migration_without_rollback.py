"""Gate `migration-without-rollback`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


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
        if not migration.on_rollback:
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{name} does not say what happens to it on a rollback",
                "`keep` (the old version works with it), a command, or `restore <backup>, loses <what>`",
            )
        if not migration.compatible:
            yield Problem(
                f"migrations[{index}].compatible",
                f"{name} does not say whether the running version works with it",
                "yes: adds a nullable column",
            )
        if migration.on_rollback.lower().startswith("keep") and migration.compatible.lower().startswith("no"):
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{name} is kept, and the running version does not work with it",
                "a command that takes it back, or `restore <backup>, loses <what>`",
            )
