"""VS Code: `.vscode/mcp.json` in the project, under a key of its own."""

from pathlib import Path

from server.hosts.host import Host, Place
from server.hosts.machine import Machine
from server.hosts.variables import editor


def _folder(machine: Machine) -> Path:
    if machine.system == "darwin":
        return machine.home / "Library" / "Application Support" / "Code"
    if machine.system == "win32":
        return machine.folder("APPDATA", "AppData/Roaming") / "Code"
    return machine.folder("XDG_CONFIG_HOME", ".config") / "Code"


def _own_file(machine: Machine, _root: Path | None) -> tuple[Place, ...]:
    return (Place(_folder(machine) / "User" / "mcp.json", ("servers",)),)


VSCODE = Host(
    slug="vscode",
    name="VS Code",
    shown=".vscode/mcp.json",
    file=lambda _machine, root: root / ".vscode" / "mcp.json",
    keys=("servers",),
    shared=True,
    rooted=("--root", "${workspaceFolder}"),
    then="open the project in VS Code, press Start above the server in .vscode/mcp.json, and ask in agent mode",
    programs=("code", "code-insiders"),
    folders=lambda machine: (_folder(machine),),
    extra={"type": "stdio"},
    elsewhere=_own_file,
    expand=editor,
)
