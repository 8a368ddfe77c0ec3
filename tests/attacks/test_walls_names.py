"""No name and no address leads out of the folder, or to a file that nobody offers."""

import json
from collections.abc import Awaitable
from pathlib import Path
from urllib.parse import quote

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import PromptReference, ResourceTemplateReference, TextContent

from resources.workspace import Workspace
from server.app import build_server
from server.reading import DOCUMENT, TEMPLATES
from tests.attacks.walls_names import ADDRESSES, ASIDE, NAMES
from tests.attacks.walls_scene import CANARY, Scene, make_scene
from tests.tools.projects import ISSUE, PHASE
from tools import TOOLS

pytestmark = pytest.mark.anyio
CALLS = {**dict(PHASE), "waive_gate": {"gate": "lead-missing", "reason": "watched by eye", "by": "Ann"}}
INSIDE = {"out.md": "../../../../STATUS.md", "linked.txt": "00_STATUS.md"}


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """The scene, and in the issue's folder one file for every name that could be one."""
    scene = make_scene(tmp_path)
    (scene.issue / "folder.md").mkdir()
    for name, target in INSIDE.items():
        (scene.issue / name).symlink_to(target)
    for name in (*ASIDE.values(), "folder.md/inner.md"):
        if "/" not in name and not (scene.issue / name).exists() and name != ".git":
            (scene.issue / name).write_text(f"# {CANARY}\n", encoding="utf-8")
    (scene.issue / "folder.md/inner.md").write_text(CANARY, encoding="utf-8")
    return scene


async def refused(asked: Awaitable[object]) -> str:
    with pytest.raises(MCPError) as caught:
        await asked
    return str(caught.value.error)


async def test_a_name_is_no_issue_whichever_tool_and_prompt_it_is_given_to(scene: Scene) -> None:
    before, told, taken = scene.snapshot(), list[str](), list[str]()
    async with Client(build_server(Workspace(scene.root))) as client:
        for label, name in NAMES.items():
            for tool in (tool for tool in TOOLS if "issue" in tool.shape.fields):
                answer = await client.call_tool(tool.name, {**CALLS.get(tool.name, {}), "issue": name})
                told += [block.text for block in answer.content if isinstance(block, TextContent)]
                taken += [] if answer.is_error else [f"{tool.name}: {label}"]
            if name.strip() not in {"", ISSUE}:  # without an issue the prompt asks which
                told.append(await refused(client.get_prompt("deploy", {"issue": name})))
    assert taken == []
    assert not [text for text in told if CANARY in text or "Internal error" in text or "Traceback" in text]
    assert scene.snapshot() == before


async def test_a_name_is_no_document_and_no_issue_of_the_template_however_it_is_written(scene: Scene) -> None:
    before, told = scene.snapshot(), list[str]()
    async with Client(build_server(Workspace(scene.root))) as client:
        for name in NAMES.values():
            for written in {name, quote(name, safe=""), quote(quote(name, safe=""), safe="")}:
                told.append(await refused(client.read_resource(f"planning://{ISSUE}/{written}")))
                told.append(await refused(client.read_resource(f"planning://{written}/00_STATUS.md")))
        for address in ADDRESSES.values():
            told.append(await refused(client.read_resource(address)))
    assert not [text for text in told if CANARY in text or "unexpected" in text.lower()]
    assert scene.snapshot() == before


async def test_a_name_completes_to_nothing_that_is_not_offered(scene: Scene) -> None:
    offered = {ISSUE} | {path.name for path in scene.issue.glob("[0-9]*.md")}
    given: set[str] = set()
    async with Client(build_server(Workspace(scene.root))) as client:
        template = ResourceTemplateReference(uri=TEMPLATES[0].uri_template)
        for name in NAMES.values():
            issue = {"name": "issue", "value": name}
            document = {"name": "document", "value": name}
            answers = [
                await client.complete(PromptReference(name="deploy"), issue),
                await client.complete(template, issue),
                await client.complete(template, document, {"issue": ISSUE}),
                await client.complete(template, {"name": "document", "value": ""}, {"issue": name}),
                await client.complete(ResourceTemplateReference(uri=name), issue),
            ]
            given |= {value for answer in answers for value in answer.completion.values}
    assert template.uri == DOCUMENT
    assert given <= offered


async def test_only_documents_are_listed(scene: Scene) -> None:
    async with Client(build_server(Workspace(scene.root))) as client:
        listed = [resource.uri for resource in (await client.list_resources()).resources]
        read = [json.dumps((await client.read_resource(uri)).model_dump(mode="json")) for uri in listed]
    documents = [f"planning://{ISSUE}/{path.name}" for path in sorted(scene.issue.glob("[0-9]*.md"))]
    assert [uri for uri in listed if uri.startswith(f"planning://{ISSUE}/")] == documents
    assert not [text for text in read if CANARY in text]
