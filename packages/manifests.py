"""Every manifest that a host or a registry reads, as text: one identity, one list of tools, no second truth."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from packages.identity import Identity
from resources.roots import HOST
from tools import TOOLS

SERVER_SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
ENTRY_POINT = "deploy_planner/__main__.py"
ROOT_TITLE = "Project folder"
ROOT_WORDS = "The repository to plan for: the folder that holds .claude/planning"
CLAUDE_CODE = "./packages/claude-code"

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A JSON file that is made, and how."""

    path: str
    """From the repository's root."""
    make: Callable[[Identity], Json]

    def text(self, identity: Identity) -> str:
        """Give the whole file."""
        return json.dumps(self.make(identity), indent=2, ensure_ascii=False) + "\n"


def mcpb(identity: Identity) -> Json:
    """Describe the bundle that Claude Desktop installs with a click; the host brings uv, uv brings Python."""
    return {
        "manifest_version": "0.4",
        "name": identity.name,
        "display_name": identity.title,
        "version": identity.version,
        "description": identity.description,
        "author": {"name": identity.author},
        "license": identity.licence,
        "keywords": list(identity.keywords),
        "icon": "icon.png",
        "server": {
            "type": "uv",
            "entry_point": ENTRY_POINT,
            "mcp_config": {
                "command": "uv",
                "args": ["run", "--directory", "${__dirname}", identity.name, "--root", "${user_config.project_root}"],
            },
        },
        "user_config": {
            "project_root": {"type": "directory", "title": ROOT_TITLE, "description": ROOT_WORDS, "required": True}
        },
        "tools": [{"name": tool.name, "description": tool.listed.description} for tool in TOOLS],
        "prompts_generated": True,
        "compatibility": {
            "platforms": ["darwin", "win32", "linux"],
            "runtimes": {"python": identity.python},
        },
    }


def plugin(identity: Identity) -> Json:
    """Describe the Claude Code plugin.

    The server stands here and not in `.mcp.json`, which whoever opens this repository would be asked to start.
    """
    server = {
        "command": "uvx",
        "args": ["--from", "${CLAUDE_PLUGIN_ROOT}", identity.name],
        # not --root: Claude Code may be started below the project, and then the project is looked for upward
        "env": {HOST: f"${{{HOST}}}"},
    }
    return {
        "name": identity.name,
        "version": identity.version,
        "description": identity.description,
        "author": {"name": identity.author},
        "license": identity.licence,
        "keywords": list(identity.keywords),
        "commands": f"{CLAUDE_CODE}/commands/",
        "skills": f"{CLAUDE_CODE}/skills/",
        "mcpServers": {identity.name: server},
    }


def marketplace(identity: Identity) -> Json:
    """Describe the marketplace of one plugin that this repository is."""
    return {
        "name": identity.name,
        "description": identity.description,
        "owner": {"name": identity.author},
        "plugins": [{"name": identity.name, "source": "./", "description": identity.description}],
    }


def registry(identity: Identity) -> Json:
    """Describe the server to the MCP registry: the wheel, started by uvx."""
    root = {
        "type": "named",
        "name": "--root",
        "description": ROOT_WORDS,
        "format": "filepath",
        "isRequired": True,
        "placeholder": "/path/to/your/repository",
    }
    return {
        "$schema": SERVER_SCHEMA,
        "name": identity.registry_name,
        "title": identity.title,
        "description": identity.description,
        "version": identity.version,
        "packages": [
            {
                "registryType": "pypi",
                "identifier": identity.name,
                "version": identity.version,
                "runtimeHint": "uvx",
                "transport": {"type": "stdio"},
                "packageArguments": [root],
            }
        ],
    }


MANIFESTS: tuple[Manifest, ...] = (
    Manifest("packages/mcpb/manifest.json", mcpb),
    Manifest(".claude-plugin/plugin.json", plugin),
    Manifest(".claude-plugin/marketplace.json", marketplace),
    Manifest("server.json", registry),
)
