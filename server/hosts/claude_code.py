"""Claude Code: `.mcp.json` in the project; it starts servers there and says so in CLAUDE_PROJECT_DIR."""

from pathlib import Path

from server.hosts.host import PATIENCE, Host, Place, Start, seconds
from server.hosts.machine import Machine
from server.hosts.variables import braced
from server.version import NAME


def _own_file(machine: Machine, root: Path | None) -> tuple[Place, ...]:
    """Name where `claude mcp add` writes: for the person, and for the person in one project."""
    path = machine.folder("CLAUDE_CONFIG_DIR", "") / ".claude.json"
    local = (Place(path, ("projects", str(root), "mcpServers")),) if root else ()
    return (*local, Place(path, ("mcpServers",)))


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
    start=_start,
    expand=braced,
    patience=lambda environ, _entry: seconds(environ.get("MCP_TIMEOUT"), PATIENCE * 1000) / 1000,
    dialect="plain",
)
