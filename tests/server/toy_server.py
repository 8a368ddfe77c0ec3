"""A server of toy tools over the folder given: what the tests talk to, in memory and in a process."""

import sys
from dataclasses import dataclass
from pathlib import Path

from planning.finding import refuse
from resources.workspace import Workspace
from server.app import build_server
from tools.person import NeedsPerson
from tools.tool import asks, reads, writes


@dataclass(frozen=True, slots=True)
class Told:
    issue: str
    next: str = "read_status"
    warnings: tuple[str, ...] = ()


def look(workspace: Workspace, issue: str, notes: tuple[str, ...] = ()) -> Told:
    """Look at an issue."""
    return Told(workspace.issue(issue).name, warnings=notes)


def note(workspace: Workspace, issue: str) -> Told:
    """Write a note."""
    spare = workspace.issue(issue).path / "note.tmp"
    spare.write_text("# Note\n")
    spare.replace(spare.with_name("NOTE.md"))
    return Told(issue)


def own(workspace: Workspace, issue: str, confirmed: bool = False) -> Told:
    """Own the waivers of an issue."""
    if not confirmed:
        raise NeedsPerson(f"Do you own the waivers of {workspace.issue(issue).name}?", ("stage 2 unwatched",))
    return Told(issue, next="done")


def refusing(workspace: Workspace) -> Told:
    """Refuse."""
    raise refuse("out-of-order", str(workspace.planning), "comes later", "look first", "look")


TOYS = (
    reads(look, title="Look"),
    writes(note, title="Note"),
    asks(own, title="Own"),
    reads(refusing, title="Refuse"),
)

if __name__ == "__main__":
    toys = build_server(Workspace(Path(sys.argv[-1])), TOYS)
    if "http" in sys.argv:
        from server.over_http import serve_http

        sys.exit(serve_http(toys, 0))
    toys.run()
