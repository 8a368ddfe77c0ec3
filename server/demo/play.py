"""Plays the phase: starts the server over stdio, calls the tools as an agent would, shows each step."""

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from resources.sample_project import copy_sample
from resources.workspace import open_workspace
from server.demo.screen import Screen, terminal
from server.demo.script import CALLS, ISSUE
from server.show.command import glance_of

_LAUNCHER = "from server.main import main; raise SystemExit(main())"


def arguments(parser: ArgumentParser) -> None:
    """Take where to leave the folder."""
    parser.add_argument("--keep", metavar="DIR", help="play in this new or empty folder, and keep it")
    parser.add_argument("--plain", action="store_true", help="no colours, no boxes")


def run(options: Namespace) -> int:
    """Play the demo; exit code 1 where a step did not go as it should, 2 where the folder cannot be used."""
    screen = Screen(terminal(plain=options.plain), plain=options.plain)
    try:
        with _folder(options.keep) as folder:
            project = copy_sample(folder)
            return anyio.run(_play, project, screen, bool(options.keep))
    except FileExistsError as error:
        sys.stderr.write(f"{error}\n")
        return 2


@contextmanager
def _folder(keep: str | None) -> Generator[Path, None, None]:
    if keep:
        yield Path(keep).expanduser().resolve()
        return
    with tempfile.TemporaryDirectory(prefix="deploy-planner-demo-") as folder:
        yield Path(folder) / "checkout-api"


async def _play(project: Path, screen: Screen, keep: bool) -> int:
    screen.opening(project)
    async with Client(stdio_client(_server(project))) as client:
        for number, call in enumerate(CALLS, 1):
            screen.calls(number, len(CALLS), call)
            answer = await client.call_tool(call.tool, call.arguments)
            text = "".join(getattr(block, "text", "") for block in answer.content)
            screen.answers(text, declined=bool(answer.is_error))
            if bool(answer.is_error) is not call.refused:
                screen.surprised(call)
                return 1
    screen.plan(next((project / ".claude" / "planning" / ISSUE).glob("*DEPLOY_PLAN.md")))
    screen.glance(glance_of(open_workspace(str(project), {}, project), ISSUE))
    screen.closing(project if keep else None)
    return 0


def _server(project: Path) -> StdioServerParameters:
    """Start this very installation, whatever the folder it is started from."""
    # -P: not from the folder where we stand, which may be anybody's
    code = f"import sys; sys.path.insert(0, {_home()!r}); {_LAUNCHER}"
    return StdioServerParameters(command=sys.executable, args=["-P", "-c", code, "--root", str(project)])


def _home() -> str:
    return str(Path(__file__).resolve().parents[2])
