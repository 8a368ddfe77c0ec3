"""The server in a process of its own, over standard input and output, in both eras of the protocol."""

import sys
from pathlib import Path
from typing import Literal

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.subscriptions import ResourcesListChanged
from mcp_types import ResourceListChangedNotification

from server.version import installed_version

pytestmark = pytest.mark.anyio
Mode = Literal["legacy", "auto"]
ROOT = Path(__file__).parents[2]


def started(*words: str, cwd: Path) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable,
        args=list(words),
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
    )


async def test_toy_tools_answer_over_a_pipe(project: Path, mode: Mode) -> None:
    toys = started(str(ROOT / "tests/server/toy_server.py"), str(project), cwd=project)
    async with Client(stdio_client(toys), mode=mode) as talk:
        listed = [tool.name for tool in (await talk.list_tools()).tools]
        seen = await talk.call_tool("look", {"issue": "add-login"})
        refused = await talk.call_tool("look", {"issue": "nowhere"})
    assert listed == ["look", "note", "own", "refusing"]
    assert seen.structured_content == {"issue": "add-login", "next": "read_status"}
    assert (refused.is_error, refused.structured_content) == (True, None)


async def test_the_command_serves_the_project_it_was_pointed_at(project: Path, mode: Mode) -> None:
    command = started("-m", "deploy_planner", "--root", str(project), cwd=Path("/"))
    async with Client(stdio_client(command), mode=mode) as talk:
        uris = [resource.uri for resource in (await talk.list_resources()).resources]
        told = talk.server_info
    assert told is not None
    assert (told.name, told.version) == ("deploy-planner", installed_version())
    assert "planning://add-login/00_STATUS.md" in uris


async def test_a_client_before_2026_is_told_of_a_new_document(project: Path) -> None:
    toys = started(str(ROOT / "tests/server/toy_server.py"), str(project), cwd=project)
    told = anyio.Event()

    async def hear(message: object) -> None:
        if isinstance(message, ResourceListChangedNotification):
            told.set()

    async with Client(stdio_client(toys), mode="legacy", message_handler=hear) as talk:
        offered = talk.server_capabilities
        await talk.list_resources()
        await talk.call_tool("note", {"issue": "add-login"})
        with anyio.fail_after(5):
            await told.wait()
    assert offered is not None
    assert offered.resources is not None
    assert (offered.resources.list_changed, offered.resources.subscribe) == (True, True)


async def test_a_client_from_2026_on_hears_of_a_new_document_where_it_listens(project: Path) -> None:
    toys = started(str(ROOT / "tests/server/toy_server.py"), str(project), cwd=project)
    async with (
        Client(stdio_client(toys), mode="2026-07-28") as talk,
        talk.listen(resources_list_changed=True) as news,
    ):
        await talk.call_tool("note", {"issue": "add-login"})
        with anyio.fail_after(5):
            event = await anext(aiter(news))
    assert event == ResourcesListChanged()
