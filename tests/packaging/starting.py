"""A package started as its host starts it: the manifest's own command, from `/`, with next to no environment."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from uv import find_uv_bin

# What uv may need on a machine to reach its package index at all; a desktop has none of it.
WAY_OUT = ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")


def uv() -> str:
    """Give uv's own path; `uvx` lies beside it."""
    return find_uv_bin()


def desktop() -> Mapping[str, str]:
    """Give the environment of a program that was started by a click: a home, a bare PATH with uv on it."""
    path = os.pathsep.join([str(Path(uv()).parent), "/usr/bin", "/bin"])
    lent = {name: value for name, value in os.environ.items() if name.upper() in WAY_OUT or name.startswith("UV_")}
    return {"HOME": str(Path.home()), "PATH": path, **lent}


def configured(bundle: Path, root: Path) -> list[str]:
    """Give the command of an unpacked bundle's manifest, its variables replaced as the host does."""
    config = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))["server"]["mcp_config"]
    values = {"${__dirname}": str(bundle), "${user_config.project_root}": str(root)}
    words = [config["command"], *config["args"]]
    for name, value in values.items():
        words = [word.replace(name, value) for word in words]
    return words


def tools_of(command: list[str]) -> list[str]:
    """Start the server as Claude Desktop does and name the tools that it offers."""
    return anyio.run(_listed, command)


async def _listed(command: list[str]) -> list[str]:
    parameters = StdioServerParameters(command=command[0], args=command[1:], cwd="/", env=dict(desktop()))
    async with Client(stdio_client(parameters), mode="legacy") as client:
        return [tool.name for tool in (await client.list_tools()).tools]
