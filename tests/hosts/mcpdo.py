"""The Inspector's `mcpdo`: one session over many commands, in which a question waits until its user answers it."""

import json
import secrets
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import inspector
import npm
from scenario import Json, Played, Scenario, Step

SECONDS = 60
SESSION = "@session"
DONE = {0, inspector.TOOL_SAID_ERROR}


def play(era: str, scenario: Scenario) -> Played:
    """Play in the era `legacy` or `modern`; only listings and calls."""
    with _daemon() as environment:
        elicit = "form" if scenario.answer else "off"
        _told(environment, "connect", "--era", era, "--elicit", elicit, SESSION, "--", *scenario.command)
        about = _told(environment, "connections/show", SESSION)
        asked: list[Json] = []
        outcomes = tuple(_outcome(environment, scenario.answer, step, asked) for step in scenario.steps)
    return Played(about["protocolVersion"], about["instructions"], outcomes, tuple(asked))


def _outcome(environment: dict[str, str], answer: Json | None, step: Step, asked: list[Json]) -> Json:
    call = (step.params["name"], json.dumps(step.params["arguments"])) if step.method == "tools/call" else ()
    result = _told(environment, SESSION, step.method, *call)
    if pending := result.get("elicitationPending"):
        assert answer is not None
        asked.append({"message": pending["message"], "requestedSchema": pending["requestedSchema"]})
        reply = json.dumps(answer["content"]) if answer["action"] == "accept" else f"--{answer['action']}"
        result = _told(environment, "elicitation/respond", pending["elicitationId"], reply)
    return {"result": result}


@contextmanager
def _daemon() -> Generator[dict[str, str]]:
    """A background process of our own, never the one that the user may have."""
    with TemporaryDirectory(prefix="mcpdo-") as folder:  # short: it holds a socket, whose path is limited
        own = {"MCP_INSPECTOR_DAEMON_DIR": folder, "MCP_INSPECTOR_DAEMON_TOKEN": secrets.token_urlsafe(32)}
        environment = inspector.environment() | own
        try:
            yield environment
        finally:
            _run(environment, "daemon", "stop")


def _told(environment: dict[str, str], *words: str) -> Json:
    done = _run(environment, "--format", "json", *words)
    assert done.returncode in DONE, done.stderr
    told: Json = json.loads(done.stdout)
    return told


def _run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(npm.program("inspector", "mcpdo")), *words],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env=environment,
    )
