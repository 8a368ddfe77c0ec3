"""Gate `migrations-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.change import change_of


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.MEDIUM,
    bad="None: no database.",
    good="| Order | Script | Works with the running version | Backfill | Minutes | On rollback |\n|---|---|---|---|---|---|\n| 1 | `migrations/0007_price_cache.sql` | yes: adds a table | none | 1 | keep |",
)
def migrations_missing(case: Case) -> Iterator[Problem]:
    """A schema change without its migration.

    Order, compatibility, duration and way back of the scripts are the riskiest part of many releases.
    """
    change = change_of(case.plan.facts).schema_change
    if change in {"expand", "contract"} and not case.plan.migrations:
        yield Problem(
            "migrations",
            f"the change is said to {change} the schema, and no migration is listed",
            "| 1 | `migrations/0042.py` | yes: adds a column | none | 1 | keep |",
        )
