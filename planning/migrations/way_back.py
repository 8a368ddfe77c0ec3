"""Whether the command that a plan names for a rollback takes back the migration that it stands beside."""

from collections.abc import Sequence

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.revision import Revision
from planning.migrations.rows import Row, ancestors
from planning.migrations.undo import BASE, Undo, undos
from planning.plan.walk import rollback_commands


def commands_of(row: Row) -> tuple[Undo, ...]:
    """Give what the commands of a row's rollback take back by a tool."""
    return tuple(undo for command in rollback_commands(row.migration) for undo in undos(command))


def fault(row: Row, rows: tuple[Row, ...], listings: tuple[Listing, ...]) -> str:
    """Say why the commands do not take the migration back; empty where they do or where nobody can say."""
    for undo in commands_of(row):
        for revision in row.revisions:
            if revision.tool == undo.tool:
                said = _stuck(revision, undo, listings) or _missed(revision, undo, rows, listings)
                if said:
                    return said
    return ""


def _stuck(revision: Revision, undo: Undo, listings: tuple[Listing, ...]) -> str:
    """Say which migration on the way has no way back."""
    line = [one for listing in listings if revision in listing.entries for one in listing.entries]
    passed = {revision.name}
    if undo.to and undo.to != BASE:
        target = _named(undo.to, line)
        if target and target.name in ancestors(revision, listings):
            passed |= ancestors(revision, listings) - ancestors(target, listings) - {target.name}
    stuck = next(
        (one for one in line if isinstance(one, Revision) and one.name in passed and one.way_back is False), None
    )
    return f"{stuck.receipt} has no way back that {undo.tool} could take" if stuck else ""


def _missed(revision: Revision, undo: Undo, rows: tuple[Row, ...], listings: tuple[Listing, ...]) -> str:
    """Say that a command stops before the migration, or takes another back."""
    line = [one for listing in listings if revision in listing.entries for one in listing.entries]
    if undo.only and not revision.is_called(undo.only) and _named(undo.only, line):
        return f"the command takes back {undo.only}, not {revision.name}"
    target = _named(undo.to, line) if undo.to and undo.to != BASE else None
    if target and target.name == revision.name:
        return f"the command goes back to {target.name} itself, which stays"
    if target and revision.name in ancestors(target, listings):
        return f"the command stops at {target.name}, which comes after {revision.name}"
    if undo.steps:
        later = [one for one in rows if _comes_after(one, revision, listings)]
        taken = undo.steps + sum(step.steps for one in later for step in commands_of(one))
        if later and taken <= len(later):
            return f"the command takes back {later[-1].revisions[0].name}, which is run after {revision.name}"
    return ""


def _comes_after(row: Row, revision: Revision, listings: tuple[Listing, ...]) -> bool:
    return any(one.tool == revision.tool and revision.name in ancestors(one, listings) for one in row.revisions)


def _named(name: str, line: Sequence[object]) -> Revision | None:
    revisions = [one for one in line if isinstance(one, Revision)]
    exact = next((one for one in revisions if one.is_called(name)), None)
    return exact or next((one for one in revisions if one.name.startswith(name)), None)
