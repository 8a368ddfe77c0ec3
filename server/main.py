"""The command line: without a subcommand it serves MCP on standard input and output."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from signal import SIG_DFL, SIGINT, signal

from resources.roots import PLANNING, VARIABLES
from server.http_options import HTTP, http_arguments, run_http
from server.version import NAME, installed_version
from server.workspace import workspace_of

PIPE_CLOSED = 141
"""What shells say of a program that was stopped by SIGPIPE."""


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand; its module has `arguments(parser)` and `run(options) -> exit code`."""

    module: str
    help: str


COMMANDS: dict[str, Command] = {
    "demo": Command("server.demo.play", "play the whole Deploy phase on a sample project"),
    "check": Command("server.check", "judge plans as the server does, for people and CI"),
    "show": Command("server.show.command", "draw a plan at a glance: stages, samples, triggers, the way back"),
    "install": Command("server.hosts.install", "tell a host of the server: write its configuration, losing nothing"),
    "doctor": Command("server.doctor", "say what was found, and whether each host reaches the server"),
}
"""By name. Imported only when called: serving starts without them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 done, 1 findings, 2 usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    options = _parser(_called(words)).parse_args(words)
    run: Callable[[Namespace], int] = options.run
    try:
        return _finished(run(options))
    except BrokenPipeError:  # `deploy-planner doctor | head`: whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _finished(code: int) -> int:
    sys.stdout.flush()  # here, where a closed pipe is expected, and not at exit, where it is a traceback
    return code


def _called(words: Sequence[str]) -> set[str]:
    # all that may be meant: in `--root check demo` only argparse knows which word is the command
    return set(words) & COMMANDS.keys()


def _parser(called: set[str]) -> ArgumentParser:
    parser = ArgumentParser(NAME, description="Plan deployments step by step, judged by code. Serves MCP on stdio.")
    parser.add_argument("--version", action="version", version=installed_version())
    _shared(parser)
    parser.add_argument("--transport", choices=["stdio", HTTP], default="stdio")
    http_arguments(parser)
    parser.set_defaults(run=serve)
    if COMMANDS:
        commands = parser.add_subparsers(title="commands", metavar="")
        for name, command in COMMANDS.items():
            below = commands.add_parser(name, help=command.help, description=command.help)
            _shared(below, SUPPRESS)
            if name in called:
                module = import_module(command.module)
                module.arguments(below)
                below.set_defaults(run=module.run)
    return parser


def _shared(parser: ArgumentParser, default: str | None = None) -> None:
    # also after the subcommand, where SUPPRESS keeps what was said before it
    parser.add_argument(
        "--root",
        default=default,
        help=f"the repository's folder (default: {', '.join(VARIABLES)}, "
        "else upward to the first folder with planning documents)",
    )
    parser.add_argument(
        "--planning", default=default, help=f"where the issues are, from the root (default: {PLANNING})"
    )


def serve(options: Namespace) -> int:
    """Serve until the client goes; standard output is the protocol's alone."""
    from server.app import build_server  # noqa: PLC0415  `--help` and the other commands do without the SDK

    server = build_server(workspace_of(options))
    try:
        if options.transport == HTTP:
            return run_http(server, options)
        # Python would wait for the client's next line before it ends; what is written is written whole
        signal(SIGINT, SIG_DFL)
        server.run()
    except KeyboardInterrupt:
        return 130
    return 0
