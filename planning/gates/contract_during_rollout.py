"""Gate `contract-during-rollout`."""

from collections.abc import Iterator
from itertools import islice

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_unused
from planning.migrations.effects import hazards_of, is_read
from planning.migrations.rows import Row, read_rows
from planning.plan.version import short_version
from planning.rollout.change import change_of
from planning.rollout.strategy import Strategy

TOGETHER = frozenset({Strategy.CANARY, Strategy.ROLLING, Strategy.BLUE_GREEN, Strategy.FEATURE_FLAG})
"""Strategies under which the old and the new version use one database at the same time."""
_SHOWN = 5
_UNUSED = "or say why no running version uses it: `yes: nothing reads it since 5.0.0`"


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
    if case.plan.strategy not in TOGETHER:
        return
    repository = case.around.repository
    rows = read_rows(case.plan, repository) if repository else ()
    if repository is None or not is_read(rows, repository):
        yield from _stated(case)
        return
    for row in rows:
        if not _is_unused(case, row.migration.compatible):
            found = islice(hazards_of(row, rows, repository), _SHOWN)
            yield from (
                _problem(row, f"`{one.path}:{hazard.line}` {hazard.said}", hazard.kind.advice) for one, hazard in found
            )


def _problem(row: Row, said: str, advice: str) -> Problem:
    message = f"{said} while the old version still runs"
    return Problem(f"migrations[{row.index}].compatible", message, f"{advice}; {_UNUSED}")


def _stated(case: Case) -> Iterator[Problem]:
    """Take the plan at its word where no script shows what it does."""
    rows = case.plan.migrations
    contracts = change_of(case.plan.facts).schema_change == "contract"
    if rows and contracts and not any(_is_unused(case, row.compatible) for row in rows):
        yield Problem(
            "migrations",
            "the change is said to contract the schema, and no listed script shows what it takes away, "
            "while the old version still runs",
            f"expand in this release, contract in a later one; {_UNUSED}",
        )


def _is_unused(case: Case, compatible: str) -> bool:
    return says_unused(compatible, short_version(case.plan.release.roll_back_to))
