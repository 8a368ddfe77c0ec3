"""Gate `migration-not-found`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.rows import read_rows
from planning.plan.walk import walk_commands

_NOT_YET = "add it to the repository first, or name the script that this release brings"


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.ALWAYS,
    bad="| 1 | `migrations/0007_prices_cache.sql` |",
    good="| 1 | `migrations/0007_price_cache.sql` |",
)
def migration_not_found(case: Case) -> Iterator[Problem]:
    """A migration that the repository does not have.

    The release would go out without it. What the repository cannot decide is never called missing.
    """
    repository = case.around.repository
    if repository is None or not case.plan.migrations:
        return
    from planning.commands.grounding.judge import made_by_commands  # noqa: PLC0415 - it knows a hundred programs

    made = made_by_commands(command for _, command in walk_commands(case.plan))
    for row in read_rows(case.plan, repository, made):
        if row.absent:
            fix = " or ".join(str(near) for near in row.absent.nearest) or _NOT_YET
            yield Problem(
                f"migrations[{row.index}].script",
                f"`{row.absent.about}` does not exist: {row.absent.grounds}",
                fix,
            )
