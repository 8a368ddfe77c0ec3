"""Streamable HTTP, for hosts that do not start the server themselves: on this machine alone, unless a token is set."""

import logging
import sys
from collections.abc import Sequence
from signal import SIGINT, default_int_handler, signal
from typing import Any

import anyio
import uvicorn
from mcp.server import MCPServer
from starlette.requests import ClientDisconnect

from server.address import LOOPBACK, Address, listening_at, look_up, names_of, settings_for
from server.asked_for import AskedFor
from server.bearer import VARIABLE, guarded

ENDING_SECONDS = 1
"""How long open streams may take to end before they are cut."""


def serve_http(
    server: MCPServer[Any],
    port: int,
    host: str = LOOPBACK,
    token: str | None = None,
    known_as: Sequence[str] = (),
) -> int:
    """Serve until a signal ends it; port 0 takes a free one. Gives 2 where the address cannot be had or needs a token.

    With a token every request needs it. Requests for another host's name, or from another origin's page, are refused
    in any case; `known_as` are further names of this machine.
    """
    try:
        address = look_up(host, port)
        if token is None and (known_as or not address.is_loopback):
            return _refused(_open_door(known_as[0] if known_as else host))
        listening = listening_at(address)
    except OSError as error:
        reason = error.strerror or str(error)
        return _refused(f"port {port} of {host} cannot be served: {reason}; --port 0 takes a free one")
    with listening:
        names = names_of(address, known_as)
        # clients need the address, and standard output stays empty in every mode
        sys.stderr.write(_announced(address, listening.getsockname()[1], names))
        sys.stderr.flush()
        application = server.streamable_http_app(transport_security=settings_for(names))
        logging.getLogger("mcp.server.streamable_http").addFilter(_is_ours)
        judged = AskedFor(guarded(application, token) if token else application, names)
        # below `critical` it tells of every stream that the end cuts, with a traceback
        config = uvicorn.Config(
            judged,
            log_level="critical",
            proxy_headers=False,  # nothing is decided by where a request says it comes from
            timeout_graceful_shutdown=ENDING_SECONDS,
        )
        # a shell that starts programs in the background switches Ctrl-C off: then nobody would know how this one ended
        signal(SIGINT, default_int_handler)
        anyio.run(uvicorn.Server(config).serve, [listening])
    return 0


def _is_ours(record: logging.LogRecord) -> bool:
    # a client that breaks off is told of by the SDK with a traceback: anybody could fill the log
    return not (record.exc_info and isinstance(record.exc_info[1], ClientDisconnect))


def _open_door(host: str) -> str:
    return (
        f"{host} is reached from other machines, which are served only with a token: "
        f"`export {VARIABLE}=$(openssl rand -hex 32)`, give the same to your client, or serve this machine alone: "
        f"--host {LOOPBACK}"
    )


def _refused(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return 2


def _announced(address: Address, port: int, names: Sequence[str]) -> str:
    serving = f"serving {address.url(port)}\n"
    if address.is_loopback:
        return serving
    return (
        f"{serving}asked for as {', '.join(names)}; --known-as NAME adds a name. "
        "Without TLS others can read the token on its way: put a proxy with TLS before it, or a tunnel\n"
    )
