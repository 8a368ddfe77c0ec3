"""Whether a request asks for this server, and from a page of its own: judged before anything else of it is read.

The SDK judges the same, but takes whatever follows the colon for a port, and the first of two headers for the only one.
"""

import re
from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

_PLACE: Final = r"(?P<name>\[[0-9a-f:.]+(?:%[\w.-]+)?\]|[^\s:/@\[\]]+)(?::[0-9]{1,5})?"
_HOST: Final = re.compile(_PLACE, re.ASCII | re.IGNORECASE)
_ORIGIN: Final = re.compile(f"https?://{_PLACE}", re.ASCII | re.IGNORECASE)
_NOT_US: Final = "this server is not asked for under the name in `Host`; --known-as NAME makes a name its own\n"
_NOT_OURS: Final = "pages of the place in `Origin` may not ask this server; --known-as NAME makes a place its own\n"


class AskedFor:
    """Passes on what asks for one of our names, at any port: tunnels and containers change it."""

    def __init__(self, application: ASGIApp, names: Collection[str]) -> None:
        self._application = application
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 for another host's name, 403 for another origin's page."""
        refused = self._refused(Headers(scope=scope)) if scope["type"] == "http" else None
        await (refused or self._application)(scope, receive, send)

    def _refused(self, headers: Headers) -> Response | None:
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self._ours(_HOST, hosts[0]):
            return PlainTextResponse(_NOT_US, 421)
        if len(origins) > 1 or not all(self._ours(_ORIGIN, origin) for origin in origins):
            return PlainTextResponse(_NOT_OURS, 403)
        return None

    def _ours(self, shape: re.Pattern[str], text: str) -> bool:
        found = shape.fullmatch(text)
        return found is not None and found["name"].lower() in self._names
