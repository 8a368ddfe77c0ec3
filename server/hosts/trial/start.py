"""How a host would start a server: the command it finds, in its folder, with its environment."""

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planning.finding import Refusal
from server.hosts.configured import Configured
from server.hosts.host import Host
from server.hosts.installation import command_for, this_installation
from server.hosts.machine import Machine
from server.hosts.on_path import on_path
from server.hosts.printed import Curtain
from server.version import NAME

_NAME: Final = re.compile(r"\w+")
_PLACES: Final = ("--root", "--planning")
"""The arguments that `install` itself may write."""


class NoStartError(Exception):
    """Why a host could not even try."""


@dataclass(frozen=True, slots=True)
class Started:
    """A command ready to be run, variables replaced."""

    command: str
    args: tuple[str, ...]
    environ: dict[str, str]
    cwd: Path
    patience: float


def start_of(host: Host, one: Configured, machine: Machine, root: Path | None) -> Started:
    """Work out how the host starts a server; raises NoStartError with the reason where it cannot."""
    given = host.start(machine, root)

    def expanded(text: str) -> str:
        return host.expand(text, machine.environ, root, machine.home)

    environ = {**given.environ, **{name: expanded(value) for name, value in one.environ.items()}}
    command, *args = map(expanded, one.words)
    if not command:
        raise NoStartError("names no command" + _instead(host))
    left = next((word for word in (command, *args) if "${" in word), None)
    if left:
        raise NoStartError(f"{left} is no variable that {host.name} replaces here")
    cwd = Path(expanded(str(one.entry.get("cwd", "")))) if one.entry.get("cwd") else given.cwd
    patience = host.patience(machine.environ, one.entry)
    return Started(_found(command, environ, cwd, host), tuple(args), environ, cwd, patience)


def curtain_of(host: Host, one: Configured, machine: Machine, root: Path | None) -> Curtain:
    """Hide what the entry gives to its server: what `env` holds, as written and replaced, and variables in all its words."""
    hidden = dict[str, str]()
    for name, value in one.environ.items():
        hidden |= {value: name, host.expand(value, machine.environ, root, machine.home): name}
    written = {name for text in (*one.words, *one.environ.values()) if "$" in text for name in _NAME.findall(text)}
    hidden |= {machine.environ[name]: name for name in written if name in machine.environ}
    # What is a path of this machine is no secret, and the verdict may have to name it.
    return Curtain({value: name for value, name in hidden.items() if not _is_path(value)})


def _is_path(text: str) -> bool:
    return os.path.isabs(text) and os.path.exists(text)  # noqa: PTH110, PTH117  a Path raises where this says no


def _found(command: str, environ: dict[str, str], cwd: Path, host: Host) -> str:
    if os.path.dirname(command):  # noqa: PTH120  a Path would lose the dot of `./run`
        return _at(command, cwd / command, host)
    found = on_path(command, environ.get("PATH", os.defpath))
    if found is None:
        where = f"`{command}` is not on the PATH that {host.name} gives"
        raise NoStartError(f"command not found: {where}{_elsewhere(command)}{_instead(host)}")
    return found


def _at(command: str, path: Path, host: Host) -> str:
    if path.is_dir():
        raise NoStartError(f"{command} is a folder, not a program{_instead(host)}")
    if not path.is_file():
        raise NoStartError(f"command not found: {command} does not exist{_instead(host)}")
    if not os.access(path, os.X_OK):
        raise NoStartError(f"{command} may not be executed: `chmod +x {shlex.quote(str(path))}`")
    return str(path)


def _elsewhere(command: str) -> str:
    here = this_installation()
    known = on_path(command, here.path) or (on_path(command, str(here.scripts)) if command == NAME else None)
    return f"; it is at {known}" if known else ""


def _instead(host: Host) -> str:
    return f"; `{NAME} install {host.slug}` writes one that is there"


def is_ours(one: Configured) -> bool:
    """Whether it starts our own server beyond doubt, and nothing else of it: others may have written a project's file."""
    if one.environ or one.entry.get("cwd") or one.entry.get("envFile"):
        return False
    try:
        ours = [command_for(this_installation(), shared=shared).words for shared in (True, False)]
    except Refusal:
        return False
    return any(one.words[: len(words)] == words and _only_places(one.words[len(words) :]) for words in ours)


def _only_places(words: tuple[str, ...]) -> bool:
    """Whether the words name a root and a planning folder alone: another word may be a subcommand that writes."""
    return len(words) % 2 == 0 and all(
        option in _PLACES and not place.startswith("-") for option, place in zip(words[::2], words[1::2], strict=True)
    )
