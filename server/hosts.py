"""How each host is told to start the server: one command, or one block of its configuration."""

import json
import shlex
from collections.abc import Callable
from dataclasses import dataclass

from server.version import NAME


@dataclass(frozen=True, slots=True)
class Host:
    """A host, where its configuration goes, and what goes there."""

    name: str
    place: str
    text: Callable[[str, str], str]
    """Of the command and the root."""


def _claude_code(command: str, root: str) -> str:
    return f"claude mcp add {NAME} -- {shlex.quote(command)} --root {shlex.quote(root)}"


def _block(key: str, *, typed: bool) -> Callable[[str, str], str]:
    def text(command: str, root: str) -> str:
        server: dict[str, object] = {"type": "stdio"} if typed else {}
        server |= {"command": command, "args": ["--root", root]}
        return json.dumps({key: {NAME: server}}, indent=2, ensure_ascii=False)

    return text


HOSTS: tuple[Host, ...] = (
    Host("Claude Code", "in the project's folder", _claude_code),
    Host("Claude Desktop", "claude_desktop_config.json", _block("mcpServers", typed=False)),
    Host("Cursor", ".cursor/mcp.json", _block("mcpServers", typed=False)),
    Host("VS Code", ".vscode/mcp.json", _block("servers", typed=True)),
)
