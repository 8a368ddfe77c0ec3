"""One server started over stdio and asked: its version, its tools, the root it serves."""

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO, cast

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from planning.text.secrets import find_secret
from server.hosts.trial.start import Started

_LAST = 5
"""Lines of a server's standard error that are shown."""
_SHORT = 4
"""Characters up to which a value is too common to be hidden."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a server said."""

    version: str
    tools: tuple[str, ...]
    root: str
    """Empty where it serves none; then `refused` says why."""
    issues: int
    refused: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Silence:
    """That a server did not answer."""

    timed_out: bool
    reason: str
    errors: tuple[str, ...]
    """The last lines of its standard error, without secrets."""


async def asked(start: Started, hidden: Mapping[str, str]) -> Answers | Silence:
    """Start a server and ask it; never longer than the host's patience, and nothing is written."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as file:
        errors = cast("TextIO", file)
        limit = anyio.CancelScope()
        try:
            with anyio.fail_after(start.patience) as limit:
                return await _asked(start, errors)
        except Exception as error:  # noqa: BLE001  whatever a stranger's server does is its answer
            # A client that is stopped may say that its connection broke: what stopped it is the limit.
            return Silence(limit.cancel_called, _first(error), _last(errors, hidden))


async def _asked(start: Started, errors: TextIO) -> Answers:
    server = StdioServerParameters(command=start.command, args=list(start.args), env=dict(start.environ), cwd=start.cwd)
    began = time.monotonic()
    async with Client(stdio_client(server, errlog=errors)) as client:
        tools = tuple(tool.name for tool in (await client.list_tools()).tools)
        version = client.server_info.version if client.server_info else ""
        if "list_issues" not in tools:
            return Answers(version, tools, "", 0, "", time.monotonic() - began)
        told = await client.call_tool("list_issues", {})
        text = "".join(getattr(block, "text", "") for block in told.content)
        facts = cast("dict[str, object]", told.structured_content or {})
        root, issues = str(facts.get("root", "")), int(str(facts.get("total", 0)))
        return Answers(version, tools, root, issues, text if told.is_error else "", time.monotonic() - began)


def _first(error: BaseException) -> str:
    """Say the first reason of a group in one line."""
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return " ".join(str(error).split()) or type(error).__name__


def _last(errors: TextIO, hidden: Mapping[str, str]) -> tuple[str, ...]:
    errors.seek(0)
    lines = [line.rstrip() for line in errors.read().splitlines() if line.strip()]
    return tuple(_without_secrets(line, hidden) for line in lines[-_LAST:])


def _without_secrets(line: str, hidden: Mapping[str, str]) -> str:
    for name, value in hidden.items():
        line = line.replace(value, f"<{name}>") if len(value) > _SHORT else line
    kind = find_secret(line)
    return f"(a line with {kind} is left out)" if kind else line
