"""How a host would start a server: the command it finds, in its folder, with its environment."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from planning.finding import Refusal
from server.hosts.configured import Configured
from server.hosts.host import Host
from server.hosts.installation import command_for, this_installation
from server.hosts.machine import Machine
from server.version import NAME


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
        raise NoStartError("names no command" + (": it is a server at an address" if "url" in one.entry else ""))
    left = next((word for word in (command, *args) if "${" in word), None)
    if left:
        raise NoStartError(f"{left} is no variable that {host.name} replaces here")
    cwd = Path(expanded(str(one.entry.get("cwd", "")))) if one.entry.get("cwd") else given.cwd
    patience = host.patience(machine.environ, one.entry)
    return Started(_found(command, environ, cwd, host), tuple(args), environ, cwd, patience)


def _found(command: str, environ: dict[str, str], cwd: Path, host: Host) -> str:
    if os.path.dirname(command):  # noqa: PTH120  a Path would lose the dot of `./run`
        path = cwd / Path(command).expanduser() if not command.startswith("~") else Path(command)
        if not path.is_file():
            raise NoStartError(f"command not found: {command} does not exist{_instead(host)}")
        if not os.access(path, os.X_OK):
            raise NoStartError(f"{command} may not be executed: `chmod +x {path}`")
        return str(path)
    found = shutil.which(command, path=environ.get("PATH", os.defpath))
    if found is None:
        where = f"`{command}` is not on the PATH that {host.name} gives"
        raise NoStartError(f"command not found: {where}{_elsewhere(command)}{_instead(host)}")
    return found


def _elsewhere(command: str) -> str:
    known = shutil.which(command) or (
        shutil.which(str(this_installation().scripts / NAME)) if command == NAME else None
    )
    return f"; it is at {known}" if known else ""


def _instead(host: Host) -> str:
    return f"; `{NAME} install {host.slug}` writes one that is there"


def is_ours(one: Configured) -> bool:
    """Whether the command is this product's own beyond doubt: others may have written a project's file."""
    if one.environ or one.entry.get("cwd") or one.entry.get("envFile"):
        return False
    try:
        ours = [command_for(this_installation(), shared=shared).words for shared in (True, False)]
    except Refusal:
        return False
    return any(one.words[: len(words)] == words for words in ours)
