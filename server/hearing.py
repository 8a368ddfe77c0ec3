"""Standard input: a request that cannot be read is answered all the same, where its number can be told.

The SDK drops it without a word, and the host waits for an answer as long as it has patience. Half a character of two is
what such requests mostly hold: programs in JavaScript write one where they cut a text.
"""

import json
import re
from collections.abc import Awaitable, Callable
from contextvars import Context
from types import TracebackType
from typing import Any, Self

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from pydantic import ValidationError

_ID = r'"id"\s*:\s*(?:([0-9]{1,15})\b|"([^"\\]{1,100})")'
_BEFORE = re.compile(_ID)
_LAST = re.compile(rf"{_ID}\s*\}}\s*\Z")
"""Programs in JavaScript write the number behind the params: the brace that ends the line is the request's own."""
_END = 500
"""Characters at each end of a line in which its number is sought."""


async def serve_stdio(server: Server[Any]) -> None:
    """Serve one client until it closes our standard input."""
    async with stdio_server() as (read, write):
        await server.run(_Hearing(read, write), write, server.create_initialization_options())


class _Hearing:
    """The client's messages, without those that nobody can read."""

    def __init__(self, read: Any, write: Any) -> None:
        self._read, self._write = read, write

    @property
    def last_context(self) -> Context | None:
        """Where the message was sent; the SDK goes on in it."""
        context: Context | None = getattr(self._read, "last_context", None)
        return context

    async def receive(self) -> SessionMessage | Exception:
        """Give the next message that can be read, or what the SDK says of it."""
        return await self._heard(self._read.receive)

    async def __anext__(self) -> SessionMessage | Exception:
        return await self._heard(self._read.__anext__)

    async def _heard(
        self, following: Callable[[], Awaitable[SessionMessage | Exception]]
    ) -> SessionMessage | Exception:
        while True:
            item = await following()
            heard = _mended(item) if isinstance(item, ValidationError) else item
            if not isinstance(heard, types.JSONRPCError):
                return heard
            await self._write.send(SessionMessage(heard))

    def __aiter__(self) -> Self:
        return self

    async def aclose(self) -> None:
        """Hear no more."""
        await self._read.aclose()

    async def __aenter__(self) -> Self:
        await self._read.__aenter__()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> bool | None:
        ended: bool | None = await self._read.__aexit__(exc_type, exc_val, exc_tb)
        return ended


def _mended(error: ValidationError) -> SessionMessage | Exception | types.JSONRPCError:
    """Read a line leniently; what cannot be read is answered where its number is found, and else left to the SDK."""
    line = next((found["input"] for found in error.errors() if found["type"] == "json_invalid"), None)
    if not isinstance(line, str):
        return error
    try:
        whole = json.dumps(json.loads(line), ensure_ascii=False)
        # a half character becomes the sign for one that is lost
        text = whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return SessionMessage(types.jsonrpc_message_adapter.validate_json(text, by_name=False))
    except (ValueError, RecursionError) as unread:
        return _answer(line, unread) or error


def _answer(line: str, unread: Exception) -> types.JSONRPCError | None:
    head, params, _ = line[:_END].partition('"params"')
    # what stands among the params is a number of theirs: an answer to it would be taken for that of another request
    number = _BEFORE.search(head) or (_LAST.search(line[-_END:]) if params else None)
    if number is None or '"method"' not in line[:_END]:
        return None
    kind = "is no JSON that can be read" if isinstance(unread, ValueError) else "is nested too deep to be read"
    message = f"the request {kind}: send it again, with shorter numbers and fewer lists in each other"
    return types.JSONRPCError(
        jsonrpc="2.0",
        id=int(number[1]) if number[1] else number[2],
        error=types.ErrorData(code=types.PARSE_ERROR, message=message),
    )
