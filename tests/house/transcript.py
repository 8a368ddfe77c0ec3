"""A stretch of the demo as the README shows it, made by really playing it."""

from io import StringIO
from pathlib import Path

from mcp import Client
from rich.console import Console

from resources.sample_project import copy_sample
from resources.workspace import Workspace
from server.app import build_server
from server.demo.screen import Screen
from server.demo.script import CALLS

SHOWN = "propose_rollout"


async def transcript(folder: Path) -> str:
    """Play the demo in memory and give the refused call and its correction."""
    out = StringIO()
    silent, shown = Screen(Console(file=StringIO())), Screen(Console(file=out, width=130), plain=True)
    async with Client(build_server(Workspace(copy_sample(folder)))) as client:
        for number, call in enumerate(CALLS, 1):
            screen = shown if call.tool == SHOWN else silent
            screen.calls(number, len(CALLS), call)
            answer = await client.call_tool(call.tool, call.arguments)
            text = "".join(getattr(block, "text", "") for block in answer.content)
            screen.answers(text, declined=bool(answer.is_error))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(["```text", *lines, "```", ""])
