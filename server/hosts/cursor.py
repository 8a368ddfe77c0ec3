"""Cursor: `.cursor/mcp.json` in the project; from where it starts servers is not documented, so the root is named."""

from pathlib import Path

from server.hosts.host import Host, Place, Start
from server.hosts.machine import Machine
from server.hosts.variables import editor


def _own_file(machine: Machine, _root: Path | None) -> tuple[Place, ...]:
    return (Place(machine.home / ".cursor" / "mcp.json", ("mcpServers",)),)


CURSOR = Host(
    slug="cursor",
    name="Cursor",
    shown=".cursor/mcp.json",
    file=lambda _machine, root: root / ".cursor" / "mcp.json",
    keys=("mcpServers",),
    shared=True,
    rooted=("--root", "${workspaceFolder}"),
    then="open the project in Cursor and switch the server on under Settings, MCP",
    programs=("cursor", "cursor-agent"),
    folders=lambda machine: (machine.home / ".cursor",),
    elsewhere=_own_file,
    start=lambda machine, _root: Start(machine.home, machine.environ),
    expand=editor,
)
