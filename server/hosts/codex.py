"""Codex: `config.toml` of the person; it starts servers in the folder it works in, with a short environment."""

from pathlib import Path
from typing import Final

from server.hosts.host import Host, Place, Start, seconds
from server.hosts.machine import Machine
from server.version import NAME

_GIVEN: Final = ("HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "SHELL", "TERM", "TMPDIR", "TZ", "USER")


def _project_file(_machine: Machine, root: Path | None) -> tuple[Place, ...]:
    return (Place(root / ".codex" / "config.toml", ("mcp_servers",)),) if root else ()


def _start(machine: Machine, root: Path | None) -> Start:
    if machine.system == "win32":
        return Start(root or machine.home, machine.environ)
    given = {name: machine.environ[name] for name in _GIVEN if name in machine.environ}
    return Start(root or machine.home, given)


CODEX = Host(
    slug="codex",
    name="Codex",
    shown="~/.codex/config.toml",
    file=lambda machine, _root: machine.folder("CODEX_HOME", ".codex") / "config.toml",
    keys=("mcp_servers",),
    shared=False,
    rooted=(),
    then="start `codex` in the project; `/mcp` shows the server",
    adds=("codex", "mcp", "add", NAME, "--"),
    programs=("codex",),
    folders=lambda machine: (machine.folder("CODEX_HOME", ".codex"),),
    elsewhere=_project_file,
    start=_start,
    patience=lambda _environ, entry: seconds(entry.get("startup_timeout_sec"), 10.0),
)
