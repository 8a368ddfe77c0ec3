"""The server over Streamable HTTP on this machine's own address, in both eras of the protocol."""

import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from signal import SIGINT, SIGTERM, Signals
from typing import Literal

import anyio
import pytest
from anyio.to_thread import run_sync
from mcp.client import Client, ClientRequestContext
from mcp.client.subscriptions import ResourcesListChanged
from mcp_types import (
    ElicitRequestFormParams,
    ElicitRequestParams,
    ElicitResult,
    ResourceListChangedNotification,
    TextResourceContents,
)

from tests.server.serving import PLANNER, ROOT, served

pytestmark = pytest.mark.anyio
Mode = Literal["legacy", "auto"]
TOYS = (sys.executable, str(ROOT / "tests/server/toy_server.py"), "http")
ENOUGH = 10
"""Seconds in which a server answers, and in which news come."""


async def test_what_works_over_a_pipe_works_over_http(project: Path, mode: Mode) -> None:
    with served(project, TOYS) as (url, _):
        async with Client(url, mode=mode) as talk:
            listed = [tool.name for tool in (await talk.list_tools()).tools]
            seen = await talk.call_tool("look", {"issue": "add-login"})
            refused = await talk.call_tool("look", {"issue": "nowhere"})
            read = (await talk.read_resource("planning://add-login/03_PROJECT_SPEC.md")).contents
            prompt = await talk.get_prompt("deploy", {"issue": "add-login"})
    assert listed == ["look", "note", "own", "refusing"]
    assert seen.structured_content == {"issue": "add-login", "next": "read_status"}
    assert (refused.is_error, refused.structured_content) == (True, None)
    assert [content.text for content in read if isinstance(content, TextResourceContents)] == ["# Spec\n"]
    assert len(prompt.messages) == 4


async def test_a_person_is_asked_over_http(project: Path, mode: Mode) -> None:
    asked: list[str] = []

    async def accept(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        assert context.session is not None
        assert isinstance(params, ElicitRequestFormParams)
        asked.append(params.message)
        return ElicitResult(action="accept", content={"confirmed": True})

    with served(project, TOYS) as (url, _):
        async with Client(url, mode=mode, elicitation_callback=accept) as talk:
            answer = await talk.call_tool("own", {"issue": "add-login"})
    assert asked == ["Do you own the waivers of add-login?\n- stage 2 unwatched"]
    assert answer.structured_content == {"issue": "add-login", "next": "done"}


async def test_what_one_client_writes_the_clients_of_both_eras_hear(project: Path) -> None:
    told = anyio.Event()

    async def hear(message: object) -> None:
        if isinstance(message, ResourceListChangedNotification):
            told.set()

    with served(project, TOYS) as (url, _):
        async with (
            Client(url, mode="legacy", message_handler=hear) as old,
            Client(url, mode="2026-07-28") as new,
            new.listen(resources_list_changed=True) as news,
        ):
            capabilities = old.server_capabilities.resources
            before = [resource.uri for resource in (await old.list_resources()).resources]
            await new.call_tool("note", {"issue": "add-login"})
            with anyio.fail_after(ENOUGH):
                event = await anext(aiter(news))
                await told.wait()
            after = [resource.uri for resource in (await old.list_resources()).resources]
    assert capabilities is not None
    assert (capabilities.list_changed, capabilities.subscribe) == (True, True)
    assert event == ResourcesListChanged()
    assert set(after) - set(before) == {"planning://add-login/NOTE.md"}


async def test_a_hand_edit_is_heard_over_http(project: Path) -> None:
    with served(project, TOYS) as (url, _):
        async with Client(url, mode="2026-07-28") as talk, talk.listen(resources_list_changed=True) as news:
            (project / ".claude/planning/add-login/DEPLOY_PLAN.md").write_text("# Plan\n")
            with anyio.fail_after(ENOUGH):
                assert await anext(aiter(news)) == ResourcesListChanged()


def answered(url: str, **headers: str) -> int:
    """Give the status with which a request with these headers is answered."""
    host, _, port = url.removeprefix("http://").removesuffix("/mcp").partition(":")
    connection = HTTPConnection(host, int(port), timeout=ENOUGH)
    initialize = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",'
        '"capabilities":{},"clientInfo":{"name":"test","version":"0"}}}'
    )
    taken = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    try:
        connection.request("POST", "/mcp", initialize, {**taken, **headers})
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_page_of_another_origin_and_another_name_for_this_machine_are_refused(project: Path) -> None:
    with served(project, TOYS) as (url, _):
        port = url.removesuffix("/mcp").rpartition(":")[2]
        found = {
            "own": answered(url),
            "local page": answered(url, Origin="http://localhost:3000"),
            "rebound name": answered(url, Host=f"attacker.example:{port}"),
            "foreign page": answered(url, Origin="https://attacker.example"),
            "sandboxed page": answered(url, Origin="null"),
        }
    assert found == {"own": 200, "local page": 200, "rebound name": 421, "foreign page": 403, "sandboxed page": 403}


def test_only_this_machine_is_served(project: Path) -> None:
    with served(project, TOYS) as (url, _), socket.socket() as other:
        port = int(url.removesuffix("/mcp").rpartition(":")[2])
        # every address 127.x.y.z is this machine; a server of all addresses would answer at any of them
        assert other.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize(
    ("port", "words"),
    [
        ("taken", "port {} of 127.0.0.1 cannot be served: Address already in use; --port 0 takes a free one\n"),
        ("80000", "a port is a number from 0 to 65535, for example 8000\n"),
        ("-1", "a port is a number from 0 to 65535, for example 8000\n"),
    ],
)
def test_a_port_that_cannot_be_had_is_told_in_words(project: Path, port: str, words: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1]) if port == "taken" else port
        command = [*PLANNER[:-2], number, "--root", str(project)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=ENOUGH)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(words.format(number))
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("signal", "code"), [(SIGTERM, -SIGTERM), (SIGINT, 130)])
async def test_a_signal_ends_it_with_open_sessions_and_without_a_word(
    project: Path, signal: Signals, code: int
) -> None:
    with served(project) as (url, process), anyio.CancelScope() as talking:
        async with (
            Client(url, mode="legacy") as old,
            Client(url, mode="2026-07-28") as new,
            new.listen(resources_list_changed=True),
        ):
            await old.list_resources()
            process.send_signal(signal)
            ended = await run_sync(process.wait, ENOUGH)
            assert process.stderr is not None
            assert (ended, process.stderr.read()) == (code, "")
            talking.cancel()
