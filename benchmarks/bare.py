"""The least that an MCP server can be: what the SDK itself costs; with `--http` on a free port of this machine."""

import sys

from mcp.server import MCPServer

# Quiet, like ours: a line on the terminal for every call would make the comparison too kind.
server = MCPServer("bare", log_level="WARNING")


@server.tool()
def echo(issue: str) -> dict[str, str]:
    """Say it back."""
    return {"issue": issue}


if __name__ == "__main__":
    if "--http" in sys.argv:
        from server.over_http import serve_http  # the same web server as ours

        sys.exit(serve_http(server, 0))
    server.run()
