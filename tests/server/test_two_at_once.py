"""Two servers on one project, as a client that probes first starts them; and folders with more than is offered."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import PromptReference, ResourceTemplateReference, TextContent

from resources.workspace import Workspace
from server.app import build_server
from tests.server.conftest import Mode, write
from tests.server.toy_server import TOYS
from tests.tools.projects import ISSUE, PROPOSE, make_project, on_disk

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).parents[2]


def planner(project: Path) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "deploy_planner", "--root", str(project)],
        env={"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "TMPDIR": gettempdir()},
    )


async def test_two_servers_started_at_once_both_serve_and_starting_writes_nothing(tmp_path: Path, mode: Mode) -> None:
    project = make_project(tmp_path)
    before = on_disk(project)
    async with (
        Client(stdio_client(planner(project)), mode=mode) as one,
        Client(stdio_client(planner(project)), mode=mode) as other,
    ):
        lists = [[tool.name for tool in (await talk.list_tools()).tools] for talk in (one, other)]
        await one.list_resources()
        seen = [await talk.call_tool("read_status", {"issue": ISSUE}) for talk in (one, other)]
        assert on_disk(project) == before
        written = await one.call_tool("propose_rollout", PROPOSE)
        again = await other.call_tool("propose_rollout", PROPOSE)
    assert lists[0] == lists[1]
    assert seen[0].structured_content == seen[1].structured_content
    assert (written.is_error, again.is_error) == (False, False)
    assert [(answer.structured_content or {})["draft"] for answer in (written, again)] == [
        ".claude/planning/cache-prices/09_DEPLOY_PLAN.draft.md"
    ] * 2


HOLD = """
import sys
from pathlib import Path
from resources.locking import locked
from resources.workspace import Workspace
with locked(Workspace(Path(sys.argv[1])).issue(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


async def test_a_step_is_not_carried_out_while_another_process_holds_the_issue(
    tmp_path: Path, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resources.locking.LOCK_SECONDS", 0.2)
    project = make_project(tmp_path)
    before = on_disk(project)
    async with (
        await anyio.open_process([sys.executable, "-c", HOLD, str(project), ISSUE], cwd=ROOT, stderr=None) as holder,
        Client(build_server(Workspace(project)), mode=mode) as talk,
    ):
        assert holder.stdin
        assert holder.stdout
        assert (await holder.stdout.receive()).strip() == b"held"
        held = await talk.call_tool("propose_rollout", PROPOSE)
        read = await talk.call_tool("read_status", {"issue": ISSUE})
        assert on_disk(project) == before
        await holder.stdin.aclose()
        await holder.wait()
        free = await talk.call_tool("propose_rollout", PROPOSE)
    assert [answer.is_error for answer in (held, read, free)] == [True, False, False]
    assert isinstance(held.content[0], TextContent)
    assert held.content[0].text.startswith(
        f"busy · error · .claude/planning/{ISSUE}: another process has been working on this issue for more than 0.2 seconds"
    )


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    for count in range(150):
        write(tmp_path / f".claude/planning/issue-{count}/STATUS.md", "# Status\n")
    return tmp_path


async def test_completion_gives_the_first_hundred_of_many(crowded: Path, mode: Mode) -> None:
    prompt, document = PromptReference(name="deploy"), ResourceTemplateReference(uri="planning://{issue}/{document}")
    async with Client(build_server(Workspace(crowded), TOYS), mode=mode) as talk:
        whole = (await talk.complete(prompt, {"name": "issue", "value": ""})).completion
        narrowed = (await talk.complete(document, {"name": "issue", "value": "issue-14"})).completion
    assert whole.values == [f"issue-{count}" for count in range(100)]
    assert narrowed.values == ["issue-14", *(f"issue-14{digit}" for digit in range(10))]


async def test_every_argument_of_a_prompt_is_one_word_and_optional(crowded: Path, mode: Mode) -> None:
    async with Client(build_server(Workspace(crowded), TOYS), mode=mode) as talk:
        prompts = (await talk.list_prompts()).prompts
    arguments = [argument for prompt in prompts for argument in prompt.arguments or ()]
    assert [(argument.name, argument.required) for argument in arguments] == [("issue", False)]


async def test_lists_are_computed_at_every_request(project: Path, mode: Mode) -> None:
    async with Client(build_server(Workspace(project), TOYS), mode=mode) as talk:
        before = {resource.uri for resource in (await talk.list_resources()).resources}
        write(project / ".claude/planning/later/STATUS.md", "# Status\n")
        (project / ".claude/planning/add-login/03_PROJECT_SPEC.md").unlink()
        after = {resource.uri for resource in (await talk.list_resources()).resources}
    assert after - before == {"planning://later/STATUS.md"}
    assert before - after == {"planning://add-login/03_PROJECT_SPEC.md"}


WATCHING = """
import json, sys
from pathlib import Path
import anyio
from mcp.client import Client
from mcp_types import ResourceListChangedNotification
from resources.workspace import Workspace
from server.app import build_server
from tests.server.toy_server import TOYS

async def main() -> None:
    told = anyio.Event()

    async def hear(message: object) -> None:
        if isinstance(message, ResourceListChangedNotification):
            told.set()

    root = Path(sys.argv[1])
    server = build_server(Workspace(root), TOYS)
    async with Client(server, mode="legacy", message_handler=hear) as talk:
        await talk.list_tools()
        idle = folders()
        await talk.list_resources()
        (offered,) = Workspace(root).latest(1)  # which of those written at once is among the fifty is chance
        (root / ".claude/planning" / offered / "PLAN.md").touch()
        with anyio.fail_after(10):
            await told.wait()  # what changed after the list is told once the disk is watched
        print(json.dumps([idle, folders()]))

def folders() -> int:
    told = [info.read_text() for info in Path("/proc/self/fdinfo").iterdir() if info.exists()]
    return sum(text.count("inotify wd:") for text in told)

anyio.run(main)
"""


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="what is watched is counted in /proc")
def test_only_what_is_offered_is_watched_and_only_for_a_client_that_lists_it(crowded: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHING, str(crowded)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    before_the_list, folders = json.loads(done.stdout)
    assert (before_the_list, folders, done.stderr) == (0, 51, "")
