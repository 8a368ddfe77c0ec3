"""Gate `irreversible-migration`."""

import re
from collections.abc import Iterator
from itertools import islice

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.gates.case import Case
from planning.gates.contract_during_rollout import TOGETHER
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_unused
from planning.migrations.rows import Row, read_rows
from planning.migrations.way_back import fault
from planning.plan.derived import returns_not


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="| none | 1 | irreversible |",
    good="| none | 1 | keep |",
)
def irreversible_migration(case: Case) -> Iterator[Problem]:
    """A migration that cannot be undone, in a plan that pretends it can go back.

    Expand first (add, write both, backfill), contract in a later release; or say from where there is no way back.
    """
    if returns_not(case.plan):
        return
    for index, migration in enumerate(case.plan.migrations):
        if not LEADS_BACK.match(migration.on_rollback) and IRREVERSIBLE.search(migration.on_rollback):
            yield _problem(index, f"{migration.script} leads nowhere back, and the plan names no point of no return")
    if case.around.repository is not None:
        yield from _found(case, case.around.repository)


def _problem(index: int, message: str, fix: str = "") -> Problem:
    return Problem(f"migrations[{index}].on_rollback", message, fix or _FIX)


def _found(case: Case, repository: Repository) -> Iterator[Problem]:
    """Judge the ways back that the rows name by what the repository knows of their scripts."""
    listings = repository.everywhere(Kind.MIGRATION).listings
    rows = read_rows(case.plan, repository)
    for row in rows:
        said = row.migration.on_rollback
        why = fault(row, rows, listings)
        if why:
            before = ", ".join(name for one in row.revisions for name in one.before) or "the state before the first"
            fix = f"a command that goes back to {before}; where there is none, {_FIX}"
            yield _problem(row.index, f"{said} does not take {row.migration.script} back: {why}", fix)
        elif said.lower().startswith("keep") and case.plan.strategy not in TOGETHER:
            yield from _kept(row, repository)


def _kept(row: Row, repository: Repository) -> Iterator[Problem]:
    """Find what is gone although the plan keeps it; under a rollout in parts another gate says it before."""
    if says_unused(row.migration.compatible):
        return
    found = ((one, hazard) for one in row.revisions for hazard in repository.hazards(one) if hazard.kind.loses)
    for revision, hazard in islice(found, 1):
        place = f"`{revision.path}:{hazard.line}` {hazard.said}"
        yield _problem(
            row.index, f"{place}: the version that comes back does not find it, and keep brings nothing back"
        )


_FIX = (
    "name it (`| Point of no return | stage 2 |`) with a fix-forward list, "
    "or split the change: expand now, contract in a later release"
)
IRREVERSIBLE = re.compile(
    r"\b(?:irreversible|not reversible|cannot|can't|can not|impossible|not possible|no way back|one[- ]way|nothing)\b|^none\.?$|^no\.?$|^-$",
    re.IGNORECASE,
)
LEADS_BACK = re.compile(r"\s*(?:keep\b|restore\b|`)", re.IGNORECASE)
"""The three forms that lead back: keep, a restore, a command."""
