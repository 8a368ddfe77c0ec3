"""A real client that calls every tool of a real server over the demo's project, and the laws that hold of every answer."""

import re
import shutil
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client
from mcp_types import CallToolResult, TextContent

from planning.plan.reader import read_plan
from planning.plan.writer import render
from resources.sample_project import SAMPLE_ISSUE, copy_sample
from resources.workspace import Workspace
from server.app import build_server
from server.demo.script import CALLS
from tests.tools.projects import TODAY, on_disk
from tools import TOOLS
from tools.answer import as_text

NAMES = tuple(tool.name for tool in TOOLS)
READING = frozenset(tool.name for tool in TOOLS if tool.annotations.read_only_hint)
PHASE = tuple(call for call in CALLS if not call.refused)
SECRET = "hunter2-hunter2"  # noqa: S105  it is no secret: it must only never be told
_BLOCK = re.compile(r"(?P<gate>[a-z-]+) · (?:error|warning) · (?P<where>.+?): .+\nFix: .+", re.DOTALL)
Files = Mapping[str, bytes]


@dataclass(slots=True)
class Play:
    """One project that is put back before each example, and a client in each era of the protocol."""

    root: Path
    portal: BlockingPortal
    clients: tuple[Client, ...]
    states: list[Files] = field(default_factory=list[Files])
    """The issue's documents before each call of the demo, and after the last."""

    @property
    def folder(self) -> Path:
        return self.root / ".claude" / "planning" / SAMPLE_ISSUE

    def put(self, state: int) -> None:
        """Give the issue the documents of a state."""
        for path in self.folder.iterdir():
            path.unlink()
        for name, data in self.states[state].items():
            (self.folder / name).write_bytes(data)

    def kept(self) -> Files:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def call(self, tool: str, arguments: Mapping[str, object], era: int = 0) -> CallToolResult:
        """Make a call of a known tool and hold its answer against every law."""
        before = on_disk(self.root)
        answer = self._asked(tool, arguments, era)
        text = "".join(block.text for block in answer.content if isinstance(block, TextContent))
        assert "Internal error" not in text
        if answer.is_error or tool in READING:
            assert on_disk(self.root) == before
        if answer.is_error:
            _says_what_to_do(text)
            assert answer.structured_content is None
        else:
            assert text == as_text(answer.structured_content or {})
            self._agrees(tool, era)
        return answer

    def _asked(self, tool: str, arguments: Mapping[str, object], era: int) -> CallToolResult:
        answer: CallToolResult = self.portal.call(self.clients[era].call_tool, tool, dict(arguments))
        return answer

    def _agrees(self, tool: str, era: int) -> None:
        if tool not in {"propose_rollout", "draft_rollback", "write_plan", "waive_gate"}:
            return
        for path in self.folder.glob("*DEPLOY_PLAN*.md"):
            reading = read_plan(path.read_bytes().decode())
            if not reading.problems:
                again = read_plan(render(reading.plan))
                assert (again.plan, again.problems) == (reading.plan, ())
        if tool == "write_plan":
            judged = self._asked("check_plan", {"issue": SAMPLE_ISSUE}, era)
            assert (judged.structured_content or {})["ok"] is True, judged


def _says_what_to_do(text: str) -> None:
    if text.startswith("Not done: "):  # a person is needed
        assert "Next: " in text
        return
    told, _, _ = text.partition("\n\nNext: ")
    blocks = [block for block in re.split(r"\n\n(?=[a-z-]+ · (?:error|warning) · )", told) if block]
    assert blocks
    for block in blocks:
        assert _BLOCK.match(block), block


@contextmanager
def playing(root: Path) -> Generator[Play]:
    """Copy the demo's project, play it once, and keep what its documents were between the calls."""
    copy_sample(root)
    with ExitStack() as stack:
        portal = stack.enter_context(start_blocking_portal())
        server = build_server(Workspace(root, clock=lambda: TODAY))
        clients = tuple(
            stack.enter_context(portal.wrap_async_context_manager(Client(server, mode=mode)))
            for mode in ("legacy", "auto")
        )
        play = Play(root, portal, clients)
        for call in PHASE:
            play.states.append(play.kept())
            assert not play.call(call.tool, call.arguments).is_error
        play.states.append(play.kept())
        assert play.states[-1] != play.states[0]
        yield play
    shutil.rmtree(root)
