"""Gate `migration-order`."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.rows import ancestors, read_rows


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.ALWAYS,
    bad="""
| 1 | `migrations/0008_price_cache_hits.sql` | yes: adds a nullable column | none | 1 | keep |
| 2 | `migrations/0007_price_cache.sql` | yes: adds a table | none | 1 | keep |
""",
    good="| 1 | `migrations/0007_price_cache.sql` | yes: adds a table | none | 1 | keep |",
)
def migration_order(case: Case) -> Iterator[Problem]:
    """Migrations in another order than the one in which they follow each other.

    Their tool runs them in its own order; who reads the plan expects another.
    """
    repository = case.around.repository
    if repository is None or len(case.plan.migrations) < 2:
        return
    listings = repository.everywhere(Kind.MIGRATION).listings
    rows = read_rows(case.plan, repository)
    for number, row in enumerate(rows):
        names = {one.name: one for one in row.revisions}
        for earlier in rows[:number]:
            late = next((one for one in earlier.revisions if names.keys() & ancestors(one, listings)), None)
            if late:
                yield Problem(
                    f"migrations[{row.index}].script",
                    f"{late.name} stands before {next(iter(names))}, which it follows",
                    f"list them in the order in which they run: {next(iter(names))}, then {late.name}",
                )
                break
