"""Gate `migrations-missing`."""

from collections.abc import Iterator

from planning.commands.grounding.revision import Revision
from planning.drafting.migrations import newest
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.naming import is_about
from planning.rollout.change import change_of

_ROW = "| 1 | `{}` | yes: adds a column | none | 1 | keep |"


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
        said = f"the change is said to {change} the schema, and no migration is listed"
        last = newest(case.around.repository) if case.around.repository else ()
        yield Problem("migrations", *_told(said, last, f"{case.plan.issue} {case.plan.summary}"))


def _told(said: str, last: tuple[Revision, ...], change: str) -> tuple[str, str]:
    """Name the newest scripts; where none is about the change, its own is not written yet or called otherwise."""
    if not last:
        return said, _ROW.format("migrations/0042.py")
    about = next((one for one in last if is_about(one, change)), None)
    if about:
        return said, _ROW.format(about.path or about.name)
    names = ", ".join(f"`{one.path or one.name}`" for one in last)
    here = "are" if len(last) > 1 else "is"
    return (
        f"{said}: by its name none of the newest in the repository is about it, so it may not be there yet",
        f"the newest {here} {names}: name the release's own script, adding it first, or say `schema_change: none`",
    )
