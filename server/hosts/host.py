"""What is known of a host: where it looks for servers, how it starts them, how people see it is there."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from server.hosts.dialect import Dialect
from server.hosts.machine import Machine
from server.hosts.variables import as_written

PATIENCE: Final = 30.0
"""Seconds a host waits for a server's first answer, where its own figure is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """A table of servers: a file, and the keys that lead to the table."""

    path: Path
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a host gives to a server that it starts."""

    cwd: Path
    environ: Mapping[str, str]


def seconds(told: object, default: float) -> float:
    """Read a time that people set; the default for what is no number above zero."""
    try:
        number = float(str(told))
    except ValueError:
        return default
    return number if 0 < number < math.inf else default


def in_the_project(machine: Machine, root: Path | None) -> Start:
    """Start as most hosts do: in the project's folder, with the person's environment."""
    return Start(root or machine.home, machine.environ)


def nowhere_else(_machine: Machine, _root: Path | None) -> tuple[Place, ...]:
    """Know no other file."""
    return ()


@dataclass(frozen=True, slots=True)
class Host:
    """A host. Files of a project are shared by its team: they hold no path of one machine."""

    slug: str
    name: str
    shown: str
    """The file as people name it."""
    file: Callable[[Machine, Path], Path]
    """Where `install` writes, of the machine and the project's root."""
    keys: tuple[str, ...]
    shared: bool
    """Whether the file belongs to the project; else to the person."""
    rooted: tuple[str, ...] | None
    """The arguments that name the root; none where the host starts servers in the project, None for its path."""
    then: str
    """What people do after the installation."""
    programs: tuple[str, ...] = ()
    folders: Callable[[Machine], tuple[Path, ...]] = lambda _machine: ()
    """Folders that only this host makes."""
    adds: tuple[str, ...] = ()
    """The host's own command that adds a server, before the words that start it."""
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    """What an entry holds besides command and arguments."""
    elsewhere: Callable[[Machine, Path | None], tuple[Place, ...]] = nowhere_else
    """Other files in which the host finds servers; read, never written."""
    plugin: Callable[[Machine, Path | None], str] = lambda _machine, _root: ""
    """Where a plugin of the host that brings our server is switched on; empty where there is none."""
    start: Callable[[Machine, Path | None], Start] = in_the_project
    expand: Callable[[str, Mapping[str, str], Path | None, Path], str] = as_written
    """Variables of a text, of the environment, the root and the home."""
    patience: Callable[[Mapping[str, str], Mapping[str, object]], float] = lambda _environ, _entry: PATIENCE
    """Seconds it waits for the first answer, of the environment and the entry."""
    dialect: Dialect = "commas"
    """Of JSON, as far as it was tried or is documented."""

    def place(self, machine: Machine, root: Path) -> Place:
        """Give the table that `install` writes to."""
        return Place(self.file(machine, root), self.keys)
