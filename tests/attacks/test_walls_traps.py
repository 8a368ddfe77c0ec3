"""What is no ordinary file, or leads out, stands in the place of every document and of every file that facts come from."""

import json
from pathlib import Path

import anyio
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import TextContent

from planning.limits import FOLDER_NAMES
from resources.repository.repository import repository_at
from resources.repository.sources import SOURCES
from resources.workspace import Workspace
from server.app import build_server
from tests.attacks.walls_repository import INCLUDES, OUTSIDE, RUNNABLE, TRAPS, trap, write_texts
from tests.attacks.walls_scene import CANARY, Scene, make_scene
from tests.tools.projects import ISSUE, PHASE, TODAY
from tools import TOOLS

WAIVE: dict[str, object] = {"issue": ISSUE, "gate": "lead-missing", "reason": "watched by eye", "by": "Ann"}
CALLS = {
    **dict(PHASE),
    "waive_gate": WAIVE,
    "mark_deploy_done": {"issue": ISSUE, "skip_reason": "only words", "confirmed": True},
}
DOCUMENTS = (
    "00_STATUS.md", "03_ARCHITECTURE.md", "03_PROJECT_SPEC.md", "09_DEPLOY_PLAN.md", "09_DEPLOY_PLAN.draft.md",
)  # fmt: skip


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return make_scene(tmp_path)


def everything_told(root: Path) -> str:
    """Call every tool, read everything that is listed and every document, and ask for the prompt."""
    told: list[str] = []

    async def ask() -> None:
        async with Client(build_server(Workspace(root, clock=lambda: TODAY))) as client:
            for tool in TOOLS:
                arguments = CALLS.get(tool.name, {"issue": ISSUE} if "issue" in tool.shape.fields else {})
                answer = await client.call_tool(tool.name, dict(arguments))
                told.append("".join(block.text for block in answer.content if isinstance(block, TextContent)))
            listed = [resource.uri for resource in (await client.list_resources()).resources]
            told.extend(listed)
            for uri in {*listed, *(f"planning://{ISSUE}/{name}" for name in DOCUMENTS)}:
                try:
                    told.append((await client.read_resource(uri)).model_dump_json())
                except MCPError as error:
                    told.append(str(error))
            try:
                told.append((await client.get_prompt("deploy", {"issue": ISSUE})).model_dump_json())
            except MCPError as error:
                told.append(str(error))

    anyio.run(ask)
    return "\n".join(told)


def assert_walled(scene: Scene) -> None:
    """Play everything: nothing outside is told or changed, and no call ends as an accident."""
    before = {path: held for path, held in scene.snapshot().items() if not path.startswith(f"{scene.root}/")}
    told = everything_told(scene.root)
    after = {path: held for path, held in scene.snapshot().items() if not path.startswith(f"{scene.root}/")}
    assert CANARY not in told
    assert "Internal error" not in told
    assert after == before


@pytest.mark.parametrize("kind", TRAPS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_in_the_place_of_a_document_it_is_neither_read_nor_replaced(scene: Scene, name: str, kind: str) -> None:
    place = scene.issue / name
    place.unlink(missing_ok=True)
    trap(place, kind, scene.outside / "STATUS.md")
    stood = place.lstat()

    assert_walled(scene)
    assert (place.lstat().st_ino, place.lstat().st_mode) == (stood.st_ino, stood.st_mode)


@pytest.mark.parametrize("name", [".claude", ".claude/planning", f".claude/planning/{ISSUE}", "docs", "docs/runbooks"])
@pytest.mark.parametrize("kind", ["link out", "link to the root above", "loop", "pipe", "socket"])
def test_in_the_place_of_a_folder_it_leads_nowhere(scene: Scene, name: str, kind: str) -> None:
    place = scene.root / name
    place.rename(scene.root / "away")
    if kind == "link to the root above":
        place.symlink_to("/")
    else:
        trap(place, kind, scene.outside / name if name.startswith(".claude") else scene.outside / "docs")

    assert_walled(scene)


def test_a_second_name_of_a_file_outside_is_read_as_the_file_it_is_and_never_written(scene: Scene) -> None:
    outside = scene.around / "theirs.md"
    outside.write_text((scene.issue / "00_STATUS.md").read_text(encoding="utf-8"), encoding="utf-8")
    (scene.issue / "00_STATUS.md").unlink()
    (scene.issue / "00_STATUS.md").hardlink_to(outside)
    before = outside.read_bytes()

    everything_told(scene.root)

    assert b"Skipped" in (scene.issue / "00_STATUS.md").read_bytes()
    assert outside.read_bytes() == before


def asked_of_everything(root: Path) -> str:
    """Read every source of facts everywhere, and give all that was found."""
    repository = repository_at(root)
    found = [repr(repository.everywhere(source.kind)) for source in SOURCES]
    found += [
        repr(repository.at(source.kind, folder)) for source in SOURCES for folder in ("", "linked", "../app-secrets")
    ]
    return json.dumps([*found, *repository.warnings])


def test_what_a_file_includes_from_outside_is_not_read(scene: Scene) -> None:
    write_texts(scene.root, INCLUDES | RUNNABLE)
    write_texts(scene.outside, dict.fromkeys(OUTSIDE, f"{CANARY}:\n") | {"package.json": f'{{"name": "{CANARY}"}}'})
    (scene.root / "linked").symlink_to(scene.outside)

    assert CANARY not in asked_of_everything(scene.root)
    assert_walled(scene)


@pytest.mark.parametrize("kind", TRAPS)
def test_in_the_place_of_every_file_that_facts_come_from_it_holds_nobody_up(scene: Scene, kind: str) -> None:
    for name in INCLUDES:
        trap(scene.root / name, kind, scene.outside / "STATUS.md")

    assert CANARY not in asked_of_everything(scene.root)
    assert_walled(scene)


def test_a_folder_of_more_files_than_are_looked_at_holds_nobody_up(scene: Scene) -> None:
    (scene.root / "k8s").mkdir()
    for number in range(FOLDER_NAMES + 1_000):
        (scene.root / "k8s" / f"{number}.yaml").symlink_to(scene.outside / "STATUS.md")

    assert CANARY not in asked_of_everything(scene.root)
