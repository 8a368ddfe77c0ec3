"""Claude Desktop's own handshake and listings, replayed message by message: it can neither run here nor ask its user."""

import json
import subprocess
from typing import IO

from scenario import Json, Played, Scenario, Step

HELLO: Json = {
    "protocolVersion": "2025-11-25",
    "capabilities": {"extensions": {"io.modelcontextprotocol/ui": {"mimeTypes": ["text/html;profile=mcp-app"]}}},
    "clientInfo": {"name": "claude-ai", "version": "0.1.0"},
}
# It asks for all three whatever the server offers, and counts its requests from 0.
LISTS = tuple(Step(f"{kind}/list") for kind in ("tools", "prompts", "resources"))


def play(scenario: Scenario) -> Played:
    """Play over a bare pipe."""
    with subprocess.Popen(scenario.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        hello = _asked(server.stdin, server.stdout, 0, Step("initialize", HELLO))["result"]
        _send(server.stdin, {"method": "notifications/initialized"})
        steps = enumerate((*LISTS, *scenario.steps), 1)
        outcomes = [_asked(server.stdin, server.stdout, number, step) for number, step in steps]
        server.stdin.close()
        assert server.wait(timeout=10) == 0
    return Played(hello["protocolVersion"], hello["instructions"], tuple(outcomes[len(LISTS) :]))


def _asked(to: IO[str], back: IO[str], number: int, step: Step) -> Json:
    _send(to, {"id": number, "method": step.method, "params": step.params})
    messages = (json.loads(line) for line in back)
    return next(
        {kind: message[kind] for kind in ("result", "error") if kind in message}
        for message in messages
        if message.get("id") == number
    )


def _send(to: IO[str], message: Json) -> None:
    print(json.dumps({"jsonrpc": "2.0", **message}), file=to, flush=True)
