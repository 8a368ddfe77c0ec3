"""Claude Code: `.mcp.json` in the project; it starts servers there and says so in CLAUDE_PROJECT_DIR."""

import json
from pathlib import Path
from typing import cast

from server.hosts.config_file import read_config
from server.hosts.editing.broken import BrokenFileError
from server.hosts.host import PATIENCE, Host, Place, Start, seconds
from server.hosts.machine import Machine
from server.hosts.variables import braced
from server.version import NAME


def _own_file(machine: Machine, root: Path | None) -> tuple[Place, ...]:
    """Name where `claude mcp add` writes: for the person, and for the person in one project."""
    path = machine.folder("CLAUDE_CONFIG_DIR", "") / ".claude.json"
    local = (Place(path, ("projects", str(root), "mcpServers")),) if root else ()
    return (*local, Place(path, ("mcpServers",)))


def _plugin(machine: Machine, root: Path | None) -> str:
    """Name the settings that switch our plugin on: those of the person or, with its own file for one person, the project's."""
    folder = machine.folder("CLAUDE_CONFIG_DIR", ".claude")
    own = [root / ".claude" / name for name in ("settings.local.json", "settings.json")] if root else []
    return next((machine.shown(path) for path in (*own, folder / "settings.json") if _switched_on(path)), "")


def _switched_on(path: Path) -> bool:
    try:
        held = cast("dict[str, object]", json.loads(read_config(path) or b"{}"))
        plugins = cast("dict[str, object]", held.get("enabledPlugins") or {})
        return any(name.partition("@")[0] == NAME and on is True for name, on in plugins.items())
    except (AttributeError, BrokenFileError, RecursionError, ValueError):
        return False


def _start(machine: Machine, root: Path | None) -> Start:
    environ = dict(machine.environ) | ({"CLAUDE_PROJECT_DIR": str(root)} if root else {})
    return Start(root or machine.home, environ | {"CLAUDECODE": "1"})


CLAUDE_CODE = Host(
    slug="claude-code",
    name="Claude Code",
    shown=".mcp.json",
    file=lambda _machine, root: root / ".mcp.json",
    keys=("mcpServers",),
    shared=True,
    rooted=(),
    then="start `claude` in the project and allow the server when it asks",
    adds=("claude", "mcp", "add", "--scope", "project", NAME, "--"),
    programs=("claude",),
    folders=lambda machine: (machine.folder("CLAUDE_CONFIG_DIR", ".claude"),),
    elsewhere=_own_file,
    plugin=_plugin,
    start=_start,
    expand=braced,
    patience=lambda environ, _entry: seconds(environ.get("MCP_TIMEOUT"), PATIENCE * 1000) / 1000,
    dialect="plain",
)
