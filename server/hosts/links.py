"""Links that add the server to an editor, for whoever has the command installed."""

import base64
import json
from pathlib import Path
from urllib.parse import quote

from server.hosts.cursor import CURSOR
from server.hosts.entry import Project, entry_of
from server.hosts.host import Host
from server.hosts.vscode import VSCODE
from server.version import NAME


def install_links() -> dict[str, str]:
    """Give the links by the host's name; each carries the entry of a project's file."""
    return {
        VSCODE.name: f"https://vscode.dev/redirect/mcp/install?name={NAME}&config={quote(_entry(VSCODE), safe='')}",
        CURSOR.name: f"https://cursor.com/en/install-mcp?name={NAME}&config={quote(_base64(_entry(CURSOR)), safe='')}",
    }


def _entry(host: Host) -> str:
    return json.dumps(entry_of(host, (NAME,), Project(Path())), separators=(",", ":"))


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
