"""All that is known of a repository, kind by kind, and the verdict on each command of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from planning.commands.grounding.entries import Entry, Listing, Workflow, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.revision import Revision
from planning.plan.model import Plan
from planning.plan.walk import walk_commands

_TWICE = frozenset({Kind.MAKE_FILE, Kind.NPM_MEMBER})
"""What another kind names as well, looked up another way."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A command of a plan, and what was found about one thing that it names."""

    where: str
    command: str
    state: str
    about: str
    grounds: str


def inventory(repository: Repository) -> Iterator[tuple[Kind, Listing]]:
    """Give the listings that name something, or say why they may be incomplete."""
    for kind in (kind for kind in Kind if kind not in _TWICE):
        for listing in repository.everywhere(kind).listings:
            if listing.entries or listing.open or listing.warning:
                yield kind, listing


def entry_lines(listing: Listing) -> Iterator[tuple[str, str]]:
    """Give the name and the place of everything that a file names."""
    for entry in listing.entries:
        detail = _detail(entry)
        place = entry.receipt if isinstance(entry, Revision) else listing.receipt(entry)
        yield f"{entry.name}{f' ({detail})' if detail else ''}", place


def _detail(entry: Entry) -> str:
    if isinstance(entry, Workload):
        return entry.kind
    return ", ".join(one.name for one in entry.inputs) if isinstance(entry, Workflow) else ""


def judged_commands(plan: Plan, repository: Repository) -> Iterator[Judged]:
    """Judge every command of a plan, as the gate does, and give the good verdicts too."""
    from planning.commands.grounding.judge import (  # noqa: PLC0415 - a hundred files that only a plan's commands need
        judge_command,
        made_by_commands,
    )

    commands = tuple(walk_commands(plan))
    made = made_by_commands(command for _, command in commands)
    for where, command in commands:
        for verdict in judge_command(command, repository, made):
            yield Judged(where, command, verdict.state, verdict.about, verdict.grounds)
