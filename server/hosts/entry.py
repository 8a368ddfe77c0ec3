"""What a host is told: the entry of our server, and where it goes."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planning.finding import refuse
from resources.roots import PLANNING, locate_root
from server.hosts.host import Host
from server.hosts.machine import Machine
from server.version import NAME


@dataclass(frozen=True, slots=True)
class Project:
    """The project that a host shall serve."""

    root: Path | None
    named: bool = False
    """Whether a person named it, instead of the folder they stand in."""
    planning: str = PLANNING

    def folder(self) -> Path:
        """Give the root; refuses where there is none."""
        if self.root is None:
            fix = f"go to the project's folder, or name it: `{NAME} install HOST --root /path/to/project`"
            raise refuse("argument", "root", "no project is here, neither planning documents nor a .git", fix)
        return self.root


def project_of(root: str | None, planning: str | None, machine: Machine, cwd: Path) -> Project:
    """Find the project: as the server does, else the repository around the working directory.

    Refuses where the folder that is named is none.
    """
    where = planning or PLANNING
    seen = locate_root(root, machine.environ, cwd, where)
    if seen.root is None and seen.source != "working directory":
        raise refuse("argument", "root", seen.problem, "name a folder that exists: `--root /path/to/project`")
    repository = next((folder for folder in (cwd, *cwd.parents) if (folder / ".git").exists()), None)
    return Project(seen.root or repository, seen.source == "--root", where)


def entry_of(
    host: Host, command: tuple[str, ...], project: Project, kept: Mapping[str, str] | None = None
) -> dict[str, object]:
    """Give the entry of a host: extra fields, the command, its arguments; places that are `kept` go before our own."""
    places = _places(host, project) | dict(kept or {})
    args = [word for option, value in places.items() for word in (option, value)]
    return {**host.extra, "command": command[0], "args": [*command[1:], *args]}


def _places(host: Host, project: Project) -> dict[str, str]:
    pinned = host.rooted is None or (project.named and not host.shared)
    rooted = ("--root", os.fspath(project.folder())) if pinned else host.rooted or ()
    planning = {"--planning": project.planning} if project.planning != PLANNING else {}
    return dict(zip(rooted[::2], rooted[1::2], strict=True)) | planning
