"""Streamable HTTP, for hosts that do not start the server themselves: on this machine's own address alone."""

import os
import socket
import sys
from signal import SIGINT, default_int_handler, signal
from typing import Any

import anyio
import uvicorn
from mcp.server import MCPServer

LOOPBACK = "127.0.0.1"
ENDING_SECONDS = 1
"""How long open streams may take to end before they are cut."""


def serve_loopback(server: MCPServer[Any], port: int) -> int:
    """Serve until a signal ends it; port 0 takes a free one. Gives 2 where the port cannot be had.

    Requests for another host's name, or from another origin's page, are refused by the SDK.
    """
    try:
        listening = _bound(port)
    except OSError as error:
        reason = error.strerror or str(error)
        sys.stderr.write(f"port {port} of {LOOPBACK} cannot be served: {reason}; --port 0 takes a free one\n")
        return 2
    with listening:
        # clients need the address, and standard output stays empty in every mode
        sys.stderr.write(f"serving http://{LOOPBACK}:{listening.getsockname()[1]}/mcp\n")
        sys.stderr.flush()
        application = server.streamable_http_app(host=LOOPBACK)
        # below `critical` it tells of every stream that the end cuts, with a traceback
        config = uvicorn.Config(application, log_level="critical", timeout_graceful_shutdown=ENDING_SECONDS)
        # a shell that starts programs in the background switches Ctrl-C off: then nobody would know how this one ended
        signal(SIGINT, default_int_handler)
        anyio.run(uvicorn.Server(config).serve, [listening])
    return 0


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # a server that just ended keeps its port otherwise; elsewhere it would share it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening
