"""What the command line says of HTTP, and serving as it says; the web server is imported only then."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mcp.server import MCPServer

HTTP: Final = "streamable-http"
_NO_NAME: Final = frozenset("/@*,?#")


def http_arguments(parser: ArgumentParser) -> None:
    """Take the address, the port and further names of the server."""
    group = parser.add_argument_group(HTTP)
    group.add_argument("--port", type=_port, default=8000, help="0 takes a free one (8000)")
    group.add_argument(
        "--host",
        dest="address",
        metavar="ADDRESS",
        type=_named,
        default="127.0.0.1",
        help="serves this machine alone (127.0.0.1); others need DEPLOY_PLANNER_TOKEN in the environment, "
        "32 characters or more, which then every client has to send",
    )
    group.add_argument(
        "--known-as",
        metavar="NAME",
        type=_named,
        action="append",
        default=[],
        help="a further name under which clients reach it, as through a proxy; needs the token; may be repeated",
    )


def run_http(server: "MCPServer[Any]", options: Namespace) -> int:
    """Serve as the options and the token in the environment say; gives 2 for what is refused."""
    from server.bearer import UnfitTokenError, take_token  # noqa: PLC0415  a web server, which stdio does without
    from server.over_http import serve_http  # noqa: PLC0415  the same

    try:
        token = take_token(os.environ)
    except UnfitTokenError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return serve_http(server, options.port, options.address, token, options.known_as)


def _port(word: str) -> int:
    if not (word.isascii() and word.isdecimal()) or int(word) > 65535:
        raise ArgumentTypeError("a port is a number from 0 to 65535, for example 8000")
    return int(word)


def _named(word: str) -> str:
    if not word.isprintable() or not word.strip() or " " in word or _NO_NAME & set(word):
        raise ArgumentTypeError("a host is a name or an address, for example 127.0.0.1, ::1 or planner.example.com")
    return word
