"""Gate `contract-during-rollout`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_unused
from planning.migrations.rows import read_rows
from planning.rollout.strategy import Strategy

TOGETHER = frozenset({Strategy.CANARY, Strategy.ROLLING, Strategy.BLUE_GREEN, Strategy.FEATURE_FLAG})
"""Strategies under which the old and the new version use one database at the same time."""
_SHOWN = 5


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="| 1 | `migrations/0009_drop_price_feed.sql` | yes: the feed is small |",
    good="| 1 | `migrations/0007_price_cache.sql` | yes: adds a table |",
)
def contract_during_rollout(case: Case) -> Iterator[Problem]:
    """A migration that takes away or renames what the running version may use, while both versions run.

    Expand in this release, contract in a later one; or say why no running version uses it.
    """
    repository = case.around.repository
    if repository is None or case.plan.strategy not in TOGETHER:
        return
    for row in read_rows(case.plan, repository):
        if says_unused(row.migration.compatible):
            continue
        found = [(revision, hazard) for revision in row.revisions for hazard in repository.hazards(revision)]
        for revision, hazard in found[:_SHOWN]:
            yield Problem(
                f"migrations[{row.index}].compatible",
                f"`{revision.path}:{hazard.line}` {hazard.said} while the old version still runs",
                f"{hazard.kind.advice}; or say why no running version uses it: `yes: nothing reads it since 5.0.0`",
            )
