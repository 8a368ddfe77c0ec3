"""Gate `irreversible-migration`."""

from collections.abc import Iterator
from itertools import islice

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.gates.case import Case
from planning.gates.contract_during_rollout import TOGETHER
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.migrations.compatible import says_unused
from planning.migrations.effects import hazards_of
from planning.migrations.forward import forward
from planning.migrations.on_rollback import OnRollback, read_on_rollback
from planning.migrations.rows import Row, read_rows
from planning.migrations.way_back import fault
from planning.plan.derived import returns_not
from planning.plan.version import short_version


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
        said = read_on_rollback(migration)
        if said is OnRollback.NOWHERE:
            yield _problem(index, f"{migration.script} leads nowhere back, and the plan names no point of no return")
        elif said is OnRollback.COMMAND and (command := forward(migration)):
            message = f"{migration.on_rollback} does not take {migration.script} back: `{command}` goes forward"
            yield _problem(
                index, message, f"a command that takes it back, `keep`, or a restore; where there is none, {_FIX}"
            )
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
        elif read_on_rollback(row.migration) is OnRollback.KEEP and not _is_unused(case, row):
            yield from _kept(row, rows, repository)


def _is_unused(case: Case, row: Row) -> bool:
    """Whether nothing that comes back uses it; under a rollout in parts another gate asks for that before."""
    unused = says_unused(row.migration.compatible, short_version(case.plan.release.roll_back_to))
    return unused or case.plan.strategy in TOGETHER


def _kept(row: Row, rows: tuple[Row, ...], repository: Repository) -> Iterator[Problem]:
    """Find what is gone although the plan keeps it."""
    found = ((one, hazard) for one, hazard in hazards_of(row, rows, repository) if hazard.kind.loses)
    for revision, hazard in islice(found, 1):
        place = f"`{revision.path}:{hazard.line}` {hazard.said}"
        yield _problem(
            row.index, f"{place}: the version that comes back does not find it, and keep brings nothing back"
        )


_FIX = (
    "name it (`| Point of no return | stage 2 |`) with a fix-forward list, "
    "or split the change: expand now, contract in a later release"
)
