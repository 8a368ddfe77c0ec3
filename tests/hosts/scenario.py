"""What a host does in a test, as requests of the protocol, and what it got, whatever host it was."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.json_value import is_list, is_object

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "deploy_planner" / "__main__.py"
Json = dict[str, Any]

ACCEPT: Json = {"action": "accept", "content": {"confirmed": True}}
DECLINE: Json = {"action": "decline"}
CANCEL: Json = {"action": "cancel"}


@dataclass(frozen=True, slots=True)
class Step:
    """One request of the protocol."""

    method: str
    params: Json = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Scenario:
    """A session over one project; `answer` is what the user does when asked, None where the host cannot ask."""

    root: Path
    steps: tuple[Step, ...]
    answer: Json | None = None
    before: tuple[str, ...] = ()
    """A command that starts the server's command."""

    @property
    def command(self) -> tuple[str, ...]:
        """How a host starts the server."""
        return (*self.before, sys.executable, str(LAUNCHER), "--root", str(self.root))


@dataclass(frozen=True, slots=True)
class Played:
    """What a host got: per step an object with `result` or `error`, and the questions put to its user."""

    protocol: str
    instructions: str
    outcomes: tuple[Json, ...]
    asked: tuple[Json, ...] = ()

    @property
    def answers(self) -> "tuple[Answer, ...]":
        """What the tools answered, in the order of the calls."""
        results = (outcome["result"] for outcome in self.outcomes if "result" in outcome)
        return tuple(_answer(result) for result in results if "isError" in result or "content" in result)


@dataclass(frozen=True, slots=True)
class Answer:
    """A tool's answer as a host has it for its model: one shows the text only, another the structure."""

    text: str
    structure: Json | None
    refused: bool


def _answer(result: Json) -> Answer:
    (block,) = result["content"]
    assert block.keys() == {"type", "text"}
    return Answer(block["text"], result.get("structuredContent"), result.get("isError") or False)


def call(tool: str, arguments: Json) -> Step:
    """Ask for one call of a tool."""
    return Step("tools/call", {"name": tool, "arguments": arguments})


def stringified(value: object) -> object:
    """Give a value as some hosts send it: every list and object inside a string of JSON, at every depth."""
    if is_object(value):
        return json.dumps({name: stringified(inner) for name, inner in value.items()})
    if is_list(value):
        return json.dumps([stringified(inner) for inner in value])
    return value


def texts(value: object) -> Iterator[str]:
    """Give every text in a value, at every depth."""
    if isinstance(value, str):
        yield value
    elif is_object(value) or is_list(value):
        for inner in value.values() if is_object(value) else value:
            yield from texts(inner)
