"""Programs that the repository itself defines: the commands of pyproject.toml."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Kind
from planning.commands.grounding.plain import WELL_KNOWN
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, exists
from planning.commands.shell.call import Call

_KINDS = (Kind.PYTHON_COMMAND, Kind.SCRIPT)


def judge_owned(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Find a program that nobody knows among those that the repository defines; nothing where it is none of them."""
    if not call.name or call.name in WELL_KNOWN or "/" in call.program.text:
        return
    for kind in _KINDS:
        for listing in repository.everywhere(kind).listings:
            entry = listing.entry(call.name)
            if entry:
                yield exists(f"{kind} {call.name}", listing.receipt(entry))
                return
