"""Where the system can watch no more: what our own tools write is announced all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXHAUSTED = """
import os, resource, sys, threading
from pathlib import Path
import anyio, anyio.from_thread, watchfiles
from mcp.client import Client
from mcp_types import ResourceListChangedNotification
from resources.workspace import Workspace
from server.app import build_server
from tests.server.toy_server import TOYS, Told, note
from tools.tool import writes

async def main(cancelled: bool) -> None:
    told, written, go_on = anyio.Event(), anyio.Event(), threading.Event()

    def slow(workspace: Workspace, issue: str) -> Told:
        told = note(workspace, issue)
        anyio.from_thread.run_sync(written.set)
        go_on.wait()
        return told

    async def hear(message: object) -> None:
        if isinstance(message, ResourceListChangedNotification):
            told.set()

    server = build_server(Workspace(Path(sys.argv[1])), (*TOYS, writes(slow, title="Slow")))
    async with Client(server, mode="legacy", message_handler=hear) as talk:
        await talk.list_tools()
        await talk.call_tool("look", {"issue": "add-login"})
        taken = take_all_but(2)
        for _ in range(3):
            await talk.list_resources()
        async with anyio.create_task_group() as calls:
            calls.start_soon(talk.call_tool, "slow", {"issue": "add-login"})
            await written.wait()
            if cancelled:
                calls.cancel_scope.cancel()
            else:
                go_on.set()
        await talk.list_tools()  # the server has heard that the call is cancelled
        go_on.set()
        with anyio.fail_after(10):
            await told.wait()
        for handle in taken:
            os.close(handle)

def take_all_but(spare: int) -> list[int]:
    soft = len(os.listdir("/proc/self/fd")) + 20
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, soft))
    taken = []
    try:
        while True:
            taken.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        for handle in taken[-spare:]:
            os.close(handle)
    return taken[:-spare]

anyio.run(main, "cancelled" in sys.argv)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="takes the handles that the system watches with")
@pytest.mark.parametrize("call", ["carried out", "cancelled"])
def test_a_system_that_can_watch_no_more_is_told_of_in_one_line_and_our_own_writes_are_announced(
    project: Path, call: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EXHAUSTED, str(project), call], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("deploy-planner: only changes made by its own tools are announced: ")
