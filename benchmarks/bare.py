"""The least that an MCP server can be: what the SDK itself costs."""

from mcp.server import MCPServer

# Quiet, like ours: a line on the terminal for every call would make the comparison too kind.
server = MCPServer("bare", log_level="WARNING")


@server.tool()
def echo(issue: str) -> dict[str, str]:
    """Say it back."""
    return {"issue": issue}


if __name__ == "__main__":
    server.run()
