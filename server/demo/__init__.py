"""The newcomer's first minute: the whole phase on a sample project, played by a real MCP client over stdio."""
