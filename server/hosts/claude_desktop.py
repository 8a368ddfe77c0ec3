"""Claude Desktop: one file per person; it starts servers in `/` with hardly an environment."""

from pathlib import Path
from typing import Final

from server.hosts.host import Host, Start
from server.hosts.machine import Machine

_GIVEN: Final = ("HOME", "LOGNAME", "SHELL", "TERM", "USER")
_PATH: Final = "/usr/bin:/bin:/usr/sbin:/sbin"


def _folder(machine: Machine) -> Path:
    if machine.system == "darwin":
        return machine.home / "Library" / "Application Support" / "Claude"
    if machine.system == "win32":
        return _packaged(machine) or machine.folder("APPDATA", "AppData/Roaming") / "Claude"
    return machine.folder("XDG_CONFIG_HOME", ".config") / "Claude"


def _packaged(machine: Machine) -> Path | None:
    # Windows keeps the files of an application from its store apart, and this one reads no others.
    packages = machine.folder("LOCALAPPDATA", "AppData/Local") / "Packages"
    return next(iter(sorted(packages.glob("Claude_*/LocalCache/Roaming/Claude"))), None)


def _start(machine: Machine, _root: Path | None) -> Start:
    if machine.system == "win32":
        return Start(machine.home, machine.environ)
    given = {name: machine.environ[name] for name in _GIVEN if name in machine.environ}
    return Start(Path("/"), {**given, "PATH": _PATH})


CLAUDE_DESKTOP = Host(
    slug="claude-desktop",
    name="Claude Desktop",
    shown="claude_desktop_config.json",
    file=lambda machine, _root: _folder(machine) / "claude_desktop_config.json",
    keys=("mcpServers",),
    shared=False,
    rooted=None,
    then="quit Claude Desktop (closing its window is not enough) and start it again",
    folders=lambda machine: (_folder(machine),),
    start=_start,
    patience=lambda _environ, _entry: 60.0,
    dialect="plain",
)
