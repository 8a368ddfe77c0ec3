"""The hosts that run the server: what each is told, how it starts it. One small file each, and one line here."""

from server.hosts.claude_code import CLAUDE_CODE
from server.hosts.claude_desktop import CLAUDE_DESKTOP
from server.hosts.codex import CODEX
from server.hosts.cursor import CURSOR
from server.hosts.gemini import GEMINI
from server.hosts.host import Host
from server.hosts.vscode import VSCODE

HOSTS: tuple[Host, ...] = (CLAUDE_CODE, CLAUDE_DESKTOP, CURSOR, VSCODE, CODEX, GEMINI)


def host_of(slug: str) -> Host | None:
    """Give the host of that slug."""
    return next((host for host in HOSTS if host.slug == slug), None)
