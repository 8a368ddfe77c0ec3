"""One server started over stdio and asked: its version, its tools, the root it serves."""

import tempfile
import time
from dataclasses import dataclass, replace
from typing import TextIO, cast

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from server.hosts.printed import Curtain
from server.hosts.trial.start import Started
from server.hosts.trial.stray import stray_words

_LAST = 5
"""Lines of a server's standard error that are shown."""


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
    stray: bool = False
    """Whether it wrote to its standard output what is no protocol."""


@dataclass(frozen=True, slots=True)
class Silence:
    """That a server did not answer."""

    timed_out: bool
    reason: str
    errors: tuple[str, ...]
    """The last lines of its standard error, without secrets."""
    stray: bool = False


async def asked(start: Started, curtain: Curtain) -> Answers | Silence:
    """Start a server and ask it; never longer than the host's patience, and nothing is written."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as file, stray_words() as stray:
        errors = cast("TextIO", file)
        limit = anyio.CancelScope()
        try:
            with anyio.fail_after(start.patience) as limit:
                return replace(await _asked(start, errors, curtain), stray=bool(stray))
        except Exception as error:  # noqa: BLE001  whatever a stranger's server does is its answer
            # A client that is stopped may say that its connection broke: what stopped it is the limit.
            reason = curtain.line(_first(error))
            return Silence(limit.cancel_called, reason, _last(errors, curtain), bool(stray))


async def _asked(start: Started, errors: TextIO, curtain: Curtain) -> Answers:
    server = StdioServerParameters(command=start.command, args=list(start.args), env=dict(start.environ), cwd=start.cwd)
    began = time.monotonic()
    async with Client(stdio_client(server, errlog=errors)) as client:
        tools = tuple(curtain.line(tool.name) for tool in (await client.list_tools()).tools)
        version = curtain.line(client.server_info.version) if client.server_info else ""
        if "list_issues" not in tools:
            return Answers(version, tools, "", 0, "", time.monotonic() - began)
        told = await client.call_tool("list_issues", {})
        text = curtain.line(" ".join("".join(getattr(block, "text", "") for block in told.content).split()))
        facts = cast("dict[str, object]", told.structured_content or {})
        root, issues = str(facts.get("root", "")), int(str(facts.get("total", 0)))
        return Answers(version, tools, root, issues, text if told.is_error else "", time.monotonic() - began)


def _first(error: BaseException) -> str:
    """Say the first reason of a group in one line."""
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return " ".join(str(error).split()) or type(error).__name__


def _last(errors: TextIO, curtain: Curtain) -> tuple[str, ...]:
    errors.seek(0)
    lines = [line.rstrip() for line in errors.read().splitlines() if line.strip()]
    return tuple(map(curtain.line, lines[-_LAST:]))
