"""The Inspector's command line, the protocol's own checker: every request starts the server anew."""

import json
import os
import subprocess

import npm
from scenario import Json, Played, Scenario, Step

SECONDS = 60
TOOL_SAID_ERROR = 5


def play(era: str, scenario: Scenario) -> Played:
    """Play in the era `legacy`, `auto` or `modern`; the document is the database, so the session survives."""
    hello = _outcome(era, scenario, Step("initialize"))["result"]
    outcomes = tuple(_outcome(era, scenario, step) for step in scenario.steps)
    return Played(hello["protocolVersion"], hello["instructions"], outcomes)


def run(era: str, scenario: Scenario, *words: str) -> subprocess.CompletedProcess[str]:
    """Run it once over the scenario's server."""
    program = str(npm.program("inspector", "mcp-inspector"))
    return subprocess.run(
        [program, "--cli", "--protocol-era", era, *scenario.command, *words],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env=environment(),
    )


def environment() -> dict[str, str]:
    """Ours, without leave to write secrets into the home folder."""
    return {**os.environ, "MCP_INSPECTOR_SECRET_STORE": "memory"}


def _outcome(era: str, scenario: Scenario, step: Step) -> Json:
    done = run(era, scenario, "-q", "--method", step.method, *_flags(step), "--format", "json")
    told: Json = json.loads(done.stdout if done.returncode in {0, TOOL_SAID_ERROR} else done.stderr)
    return told


def _flags(step: Step) -> list[str]:
    params = step.params
    if step.method == "tools/call":
        return ["--tool-name", params["name"], "--tool-args-json", json.dumps(params["arguments"])]
    if step.method == "prompts/get":
        arguments = [f"{name}={value}" for name, value in params.get("arguments", {}).items()]
        return ["--prompt-name", params["name"], *(("--prompt-args", *arguments) if arguments else ())]
    return ["--uri", params["uri"]] if step.method == "resources/read" else []
