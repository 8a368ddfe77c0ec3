"""Programs that the repository itself defines: the commands of pyproject.toml."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Kind, Listing
from planning.commands.grounding.plain import WELL_KNOWN
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.subcommands.slips import slip_of
from planning.commands.grounding.verdict import Near, Verdict, exists, missing
from planning.commands.shell.call import Call

_KINDS = (Kind.PYTHON_COMMAND, Kind.SCRIPT)


_RUNS = frozenset({"poetry run", "uv run", "rye run"})
"""Wrappers that run the commands of the project that they stand in."""


def judge_owned(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Find a program that nobody knows among those that the repository defines; nothing where it is none of them.

    A slip of one of them is missing where only the project's own commands are run.
    """
    if not call.name or call.name in WELL_KNOWN or "/" in call.program.text:
        return
    listings = [listing for kind in _KINDS for listing in repository.everywhere(kind).listings]
    for listing in listings:
        entry = listing.entry(call.name)
        if entry:
            yield exists(f"{listing.kind} {call.name}", listing.receipt(entry))
            return
    if _RUNS & {*call.through[-1:]} and not any(listing.open for listing in listings):
        yield from _slip(call, listings)


def _slip(call: Call, listings: list[Listing]) -> Iterator[Verdict]:
    owned = {entry.name: listing for listing in listings for entry in listing.entries}
    meant = slip_of(call.name, owned)
    entry = owned[meant].entry(meant) if meant else None
    if entry:
        listing = owned[meant]
        grounds = f"{listing.file} has no such command"
        yield missing(f"{listing.kind} {call.name}", grounds, [Near(meant, listing.receipt(entry))])
