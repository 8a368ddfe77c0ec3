"""Gemini CLI: `.gemini/settings.json` in the project; it starts servers there."""

from pathlib import Path

from server.hosts.host import Host, Place
from server.hosts.machine import Machine
from server.hosts.variables import shell
from server.version import NAME


def _own_file(machine: Machine, _root: Path | None) -> tuple[Place, ...]:
    return (Place(machine.home / ".gemini" / "settings.json", ("mcpServers",)),)


GEMINI = Host(
    slug="gemini",
    name="Gemini CLI",
    shown=".gemini/settings.json",
    file=lambda _machine, root: root / ".gemini" / "settings.json",
    keys=("mcpServers",),
    shared=True,
    rooted=(),
    then="start `gemini` in the project and trust the folder when it asks; `/mcp` shows the server",
    adds=("gemini", "mcp", "add", "--scope", "project", NAME),
    programs=("gemini",),
    folders=lambda machine: (machine.home / ".gemini",),
    elsewhere=_own_file,
    expand=shell,
    dialect="comments",
)
