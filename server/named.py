"""What a word on the command line names: a plan's file, or the issue that the plan belongs to."""

import sys
from pathlib import Path

from planning.finding import Refusal
from planning.gates.case import Surroundings
from resources.workspace import Workspace
from server.printed import one_line
from tools.desk import desk_of

_USAGE = frozenset({"argument", "out-of-order"})
"""Refusals that say the name is none, or nothing is there yet."""


def file_named(name: str) -> Path | None:
    """Give the Markdown file of that name; None where there is none: then it is an issue."""
    path = Path(name)
    return path.resolve() if path.suffix.lower() == ".md" and path.is_file() else None


def around_file(workspace: Workspace, path: Path) -> Surroundings:
    """Give what a file is judged among: the documents of its issue's folder; elsewhere nothing."""
    if workspace.root and path.parent.parent == workspace.planning_folder().resolve():
        return desk_of(workspace, path.parent.name).around
    return Surroundings()


def shown(path: Path) -> str:
    """Name a file as seen from the working directory."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def refused(refusal: Refusal) -> int:
    """Tell a refusal on standard error; gives 2 for a name that is nothing, else 1."""
    for finding in refusal.findings:
        said = one_line(f"{finding.where}: {finding.gate}: {finding.message}")
        sys.stderr.write(f"{said}\n  fix: {one_line(finding.fix)}\n")
    return 2 if any(finding.gate in _USAGE for finding in refusal.findings) else 1
