"""Claude Code without a person, an account or the network: a scripted model on loopback, a home folder to throw away."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import npm
from scenario import Json, Scenario
from scripted_model import ScriptedModel, Turn, served

SERVER = "deploy-planner"
SECONDS = 180
ERAS: dict[str, dict[str, str]] = {"2025-11-25": {"MCP_PROTOCOL_NEGOTIATION": "legacy"}, "2026-07-28": {}}
"""What in its environment makes it speak each protocol."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the model was given, request by request."""

    requests: tuple[Json, ...]

    @property
    def tools(self) -> list[Json]:
        """Our tools as the model has them, by name."""
        ours = (tool for tool in self.requests[0]["tools"] if tool["name"].startswith(named("")))
        return sorted(ours, key=lambda tool: str(tool["name"]))

    @property
    def told(self) -> str:
        """All text around the conversation and in it, before the model has said anything."""
        first = self.requests[0]
        blocks = [first["system"], *(message["content"] for message in first["messages"])]
        return "\n".join(text for block in blocks for text in _texts(block))

    @property
    def results(self) -> tuple[tuple[str, bool], ...]:
        """The text of every tool's result, and whether it was marked an error."""
        users = (message for message in self.requests[-1]["messages"] if message["role"] == "user")
        blocks = (block for message in users for block in _blocks(message["content"]))
        found = (block for block in blocks if block["type"] == "tool_result")
        return tuple(("\n".join(_texts(block["content"])), block.get("is_error", False)) for block in found)


def named(tool: str) -> str:
    """Give the name under which the model calls a tool of ours."""
    return f"mcp__{SERVER}__{tool}"


def session(folder: Path, scenario: Scenario, prompt: str, turns: Sequence[Turn], era: str) -> Session:
    """Run `claude -p` in the scenario's project; `folder` holds its configuration and home."""
    configuration = folder / "mcp.json"
    command, *words = scenario.command
    server = {"command": command, "args": words}
    configuration.write_text(json.dumps({"mcpServers": {SERVER: server}}), encoding="utf-8")
    model = ScriptedModel(turns)
    with served(model) as url:
        done = subprocess.run(
            [str(npm.program("claude-code", "claude")), "-p", prompt, *_flags(configuration)],
            cwd=scenario.root,
            env={**_environment(folder, url), **ERAS[era]},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    return Session(tuple(model.requests))


def _flags(configuration: Path) -> tuple[str, ...]:
    return ("--mcp-config", str(configuration), "--strict-mcp-config", "--allowedTools", f"mcp__{SERVER}")


def _environment(folder: Path, url: str) -> Mapping[str, str]:
    """Nothing of ours but the way to programs: no account, no settings, no other server than the model's."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "ANTHROPIC_BASE_URL": url,
        "ANTHROPIC_API_KEY": "not-a-key",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "DISABLE_AUTOUPDATER": "1",
        # all tools at once: else the model is given names, and a schema after each error of a call
        "ENABLE_TOOL_SEARCH": "false",
    }


def _texts(content: str | list[Json]) -> list[str]:
    return [block["text"] for block in _blocks(content) if block["type"] == "text"]


def _blocks(content: str | list[Json]) -> list[Json]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else content
