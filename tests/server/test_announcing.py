"""Changes on disk are announced to whoever wants to hear, in both eras: each once, and nothing else."""

import os
import re
import shutil
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import anyio
import pytest
from anyio.streams.memory import MemoryObjectReceiveStream
from mcp.client import Client
from mcp.client.subscriptions import ResourcesListChanged, ResourceUpdated, ServerEvent
from mcp.server.connection import Connection
from mcp.server.subscriptions import InMemorySubscriptionBus
from mcp.shared.dispatcher import CallOptions
from mcp.shared.exceptions import MCPError
from mcp_types import ResourceListChangedNotification, ResourceUpdatedNotification

from resources.workspace import Workspace
from server.announcing import announcing
from server.app import build_server
from tests.server.conftest import write
from tests.server.toy_server import TOYS

# the client warns that a method of the older protocol is of the older protocol
pytestmark = [pytest.mark.anyio, pytest.mark.filterwarnings("ignore:resources/.*subscribe is removed")]
Mode = Literal["legacy", "auto"]
STATUS = "planning://add-login/00_STATUS.md"
SPEC = "planning://add-login/03_PROJECT_SPEC.md"
PLAN = "planning://add-login/DEPLOY_PLAN.md"
FIRST = "planning://first/STATUS.md"
ENOUGH = 10
"""Seconds in which news must have come."""
LIST = ResourcesListChanged()


class Ear:
    """What one client hears, in either era, as the same values."""

    def __init__(self, client: Client, heard: MemoryObjectReceiveStream[ServerEvent]) -> None:
        self.client = client
        self._heard = heard

    async def until(self, last: ServerEvent) -> list[ServerEvent]:
        """Give all that is heard up to and with `last`."""
        events: list[ServerEvent] = []
        with anyio.fail_after(ENOUGH):
            while last not in events:
                events.append(await self._heard.receive())
        return events


def edit(path: Path) -> None:
    """Add a line in place, in one stroke: a file that is emptied and then filled changes twice."""
    with path.open("a") as document:
        document.write("Edited.\n")


async def awake(ear: Ear, folder: Path) -> None:
    """Wait until the disk is watched for this client, who hears of the specification."""
    edit(folder / "03_PROJECT_SPEC.md")
    assert await ear.until(ResourceUpdated(SPEC)) == [ResourceUpdated(SPEC)]


@asynccontextmanager
async def hearing(project: Path, mode: Mode, *uris: str) -> AsyncGenerator[Ear]:
    """Connect a client that wants to hear of the list and of these documents."""
    server = build_server(Workspace(project), TOYS)
    tell, heard = anyio.create_memory_object_stream[ServerEvent](100)

    async def old(message: object) -> None:
        if isinstance(message, ResourceListChangedNotification):
            tell.send_nowait(LIST)
        if isinstance(message, ResourceUpdatedNotification):
            tell.send_nowait(ResourceUpdated(message.params.uri))

    async def new(client: Client, begun: anyio.Event) -> None:
        async with client.listen(resources_list_changed=True, resource_subscriptions=uris) as news:
            begun.set()
            async for event in news:
                tell.send_nowait(event)

    with tell, heard:
        ears = old if mode == "legacy" else None
        async with Client(server, mode=mode, message_handler=ears) as client, anyio.create_task_group() as tasks:
            if mode == "legacy":
                await client.list_resources()
                for uri in uris:
                    await client.subscribe_resource(uri)  # pyright: ignore[reportDeprecated]
            else:
                begun = anyio.Event()
                tasks.start_soon(new, client, begun)
                await begun.wait()
            yield Ear(client, heard)
            tasks.cancel_scope.cancel()


@pytest.fixture
def folder(project: Path) -> Path:
    return project / ".claude" / "planning" / "add-login"


async def last_of_all(ear: Ear, project: Path) -> list[ServerEvent]:
    """Give everything heard until an issue that is made now is announced: what would come later than that is not."""
    (project / ".claude/planning/zz-last").mkdir()
    (project / ".claude/planning/zz-last/STATUS.md").write_text("# Status\n")
    events = await ear.until(LIST)
    return events[:-1]


async def test_a_document_edited_in_place_is_announced_by_its_address(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, STATUS) as ear:
        edit(folder / "00_STATUS.md")
        assert await ear.until(ResourceUpdated(STATUS)) == [ResourceUpdated(STATUS)]
        assert await last_of_all(ear, project) == []


async def test_a_document_that_nobody_asked_for_is_not_announced(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, STATUS) as ear:
        edit(folder / "03_PROJECT_SPEC.md")
        edit(folder / "00_STATUS.md")
        assert await ear.until(ResourceUpdated(STATUS)) == [ResourceUpdated(STATUS)]


def by_renaming(folder: Path) -> None:
    """Save as most editors do: the old aside, the new beside, then into its place."""
    for count in range(3):
        (folder / "00_STATUS.md~").write_text("backup")
        (folder / ".00_STATUS.md.swp").write_text("swap")
        (folder / "4913").touch()
        (folder / "new.tmp").write_text(f"# Edited {count}\n")
        (folder / "new.tmp").rename(folder / "00_STATUS.md")
        (folder / "4913").unlink()


async def test_a_save_by_renaming_is_announced_once(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, STATUS, SPEC) as ear:
        await awake(ear, folder)
        by_renaming(folder)
        assert await ear.until(ResourceUpdated(STATUS)) == [ResourceUpdated(STATUS)]
        assert await last_of_all(ear, project) == []


async def test_forty_new_documents_are_one_change_of_the_list(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, SPEC) as ear:
        await awake(ear, folder)
        for count in range(40):
            (folder / f"{count}_NOTE.md").write_text("# Note\n")
        assert await ear.until(LIST) == [LIST]
        assert await last_of_all(ear, project) == []


async def test_what_our_own_tool_writes_is_announced_once(project: Path, folder: Path, mode: Mode) -> None:
    uri = "planning://add-login/NOTE.md"
    async with hearing(project, mode, uri, SPEC) as ear:
        await awake(ear, folder)
        await ear.client.call_tool("note", {"issue": "add-login"})
        assert await ear.until(LIST) == [ResourceUpdated(uri), LIST]
        assert await last_of_all(ear, project) == []


def replaced(folder: Path) -> None:
    aside = folder.parent.parent / "aside"
    folder.rename(aside)
    shutil.copytree(aside, folder)


def removed(folder: Path) -> None:
    (folder / "03_PROJECT_SPEC.md").unlink()


def renamed(folder: Path) -> None:
    (folder / "03_PROJECT_SPEC.md").rename(folder / "SPEC.md")


def issue_removed(folder: Path) -> None:
    shutil.rmtree(folder)


def issue_renamed(folder: Path) -> None:
    folder.rename(folder.parent / "add-login-2")


def planning_renamed(folder: Path) -> None:
    folder.parent.rename(folder.parent.parent / "plans")


def root_emptied(folder: Path) -> None:
    shutil.rmtree(folder.parent.parent)


@pytest.mark.parametrize("change", [removed, renamed, issue_removed, issue_renamed, planning_renamed, root_emptied])
async def test_what_goes_is_announced_as_the_list_and_as_the_document(
    project: Path, folder: Path, mode: Mode, change: Callable[[Path], None]
) -> None:
    async with hearing(project, mode, SPEC) as ear:
        await awake(ear, folder)
        change(folder)
        assert await ear.until(LIST) == [ResourceUpdated(SPEC), LIST]


async def test_a_new_issue_is_watched_too(project: Path, mode: Mode) -> None:
    async with hearing(project, mode, FIRST) as ear:
        first = project / ".claude/planning/first"
        first.mkdir()
        (first / "STATUS.md").write_text("# Status\n")
        assert await ear.until(LIST) == [ResourceUpdated(FIRST), LIST]
        edit(first / "STATUS.md")
        assert await ear.until(ResourceUpdated(FIRST)) == [ResourceUpdated(FIRST)]


async def test_an_issue_that_was_replaced_is_still_watched(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, STATUS) as ear:
        replaced(folder)
        await ear.until(ResourceUpdated(STATUS))
        edit(folder / "00_STATUS.md")
        assert ResourceUpdated(STATUS) in await ear.until(ResourceUpdated(STATUS))


async def test_a_planning_folder_that_comes_later_is_watched(tmp_path: Path, mode: Mode) -> None:
    async with hearing(tmp_path, mode, FIRST) as ear:
        (tmp_path / "unrelated.txt").write_text("nothing")
        first = tmp_path / ".claude/planning/first"
        first.mkdir(parents=True)
        (first / "STATUS.md").write_text("# Status\n")
        assert await ear.until(LIST) == [ResourceUpdated(FIRST), LIST]
        edit(first / "STATUS.md")
        assert await ear.until(ResourceUpdated(FIRST)) == [ResourceUpdated(FIRST)]


async def test_a_document_may_be_subscribed_before_it_is_there(project: Path, folder: Path, mode: Mode) -> None:
    async with hearing(project, mode, PLAN) as ear:
        (folder / "DEPLOY_PLAN.md").write_text("# Plan\n")
        assert await ear.until(LIST) == [ResourceUpdated(PLAN), LIST]


@pytest.fixture
def beyond(project: Path) -> Path:
    """A document that is read like any other, of an issue that sixty later ones keep off the list."""
    for count in range(60):
        write(project / f".claude/planning/later-{count}/STATUS.md", "# Status\n")
    oldest = project / ".claude/planning/first/STATUS.md"
    write(oldest, "# Status\n")
    for path in (oldest, oldest.parent):
        os.utime(path, (0, 0))
    return oldest


async def test_a_document_of_an_issue_that_is_not_on_offer_is_announced(
    project: Path, beyond: Path, mode: Mode
) -> None:
    async with hearing(project, mode, FIRST) as ear:
        assert FIRST not in [resource.uri for resource in (await ear.client.list_resources()).resources]
        edit(beyond)
        # the issue changed last of all now, and comes onto the list
        assert await ear.until(LIST) == [ResourceUpdated(FIRST), LIST]


async def test_a_subscription_that_comes_while_the_disk_is_watched_is_watched_too(
    project: Path, folder: Path, beyond: Path
) -> None:
    async with hearing(project, "legacy", SPEC) as ear:
        edit(folder / "03_PROJECT_SPEC.md")
        assert await ear.until(LIST) == [ResourceUpdated(SPEC), LIST]
        await ear.client.subscribe_resource(FIRST)  # pyright: ignore[reportDeprecated]
        edit(beyond)
        assert await ear.until(LIST) == [ResourceUpdated(FIRST), LIST]


async def test_a_document_is_announced_by_the_address_that_was_subscribed_to(
    project: Path, folder: Path, mode: Mode
) -> None:
    spelt = "planning://add-login/00%5FSTATUS.md"
    async with hearing(project, mode, spelt) as ear:
        edit(folder / "00_STATUS.md")
        assert await ear.until(ResourceUpdated(spelt)) == [ResourceUpdated(spelt)]


TOO_MANY = (
    "documents of at most 100 issues can be subscribed to at a time, by all clients together: "
    "unsubscribe from some first, or read the document when it matters"
)
ISSUES = [f"planning://issue-{count}/STATUS.md" for count in range(100)]


async def test_more_subscriptions_than_can_be_watched_are_refused_in_words_and_there_is_a_way_out(
    project: Path,
) -> None:
    async with hearing(project, "legacy", *ISSUES) as ear:
        with pytest.raises(MCPError, match=re.escape(TOO_MANY)):
            await ear.client.subscribe_resource(STATUS)  # pyright: ignore[reportDeprecated]
        await ear.client.subscribe_resource("planning://issue-0/PLAN.md")  # pyright: ignore[reportDeprecated]
        await ear.client.unsubscribe_resource(ISSUES[1])  # pyright: ignore[reportDeprecated]
        await ear.client.subscribe_resource(STATUS)  # pyright: ignore[reportDeprecated]
        edit(project / ".claude/planning/add-login/00_STATUS.md")
        assert await ear.until(ResourceUpdated(STATUS)) == [ResourceUpdated(STATUS)]


async def test_a_stream_that_listens_to_more_than_can_be_watched_is_refused_in_words(project: Path) -> None:
    async with Client(build_server(Workspace(project), TOYS), mode="auto") as talk:
        with pytest.raises(MCPError, match=re.escape(TOO_MANY)):
            async with talk.listen(resource_subscriptions=[*ISSUES, STATUS]):
                pass
        async with talk.listen(resource_subscriptions=ISSUES):
            pass


class Deaf:
    """The way to a client that takes no message."""

    def __init__(self) -> None:
        self.given_up = False

    async def notify(self, method: str, params: Mapping[str, Any] | None, opts: CallOptions | None = None) -> None:
        try:
            await anyio.sleep_forever()
        finally:
            self.given_up = True
        raise NotImplementedError(method, params, opts)

    async def send_raw_request(
        self, method: str, params: Mapping[str, Any] | None, opts: CallOptions | None = None
    ) -> dict[str, Any]:
        raise NotImplementedError(method, params, opts)


class Hearing(Deaf):
    """The way to a client that takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.tell, self.heard = anyio.create_memory_object_stream[str](100)

    async def notify(self, method: str, params: Mapping[str, Any] | None, opts: CallOptions | None = None) -> None:
        assert (params, opts) == (None, None)
        self.tell.send_nowait(method)


async def test_a_client_that_takes_no_message_delays_neither_who_writes_nor_who_hears(project: Path) -> None:
    deaf, hearing = Deaf(), Hearing()
    with hearing.tell, hearing.heard, anyio.fail_after(ENOUGH):
        async with announcing(Workspace(project), InMemorySubscriptionBus()) as announcer:
            for client in (deaf, hearing):
                await announcer.follow(Connection.for_loop(client))
            for name in ("ONE.md", "TWO.md"):
                write(project / ".claude/planning/add-login" / name, "# Note\n")
                announcer.look()
                assert await hearing.heard.receive() == "notifications/resources/list_changed"
            assert not deaf.given_up


async def test_the_index_is_announced_when_it_reads_otherwise(project: Path, folder: Path, mode: Mode) -> None:
    index = "planning://issues"
    async with hearing(project, mode, index) as ear:
        (folder.parent / "empty").mkdir()
        assert await ear.until(ResourceUpdated(index)) == [ResourceUpdated(index)]


async def test_after_unsubscribing_nothing_more_is_heard(project: Path, folder: Path) -> None:
    async with hearing(project, "legacy", STATUS, SPEC) as ear:
        await ear.client.unsubscribe_resource(STATUS)  # pyright: ignore[reportDeprecated]
        edit(folder / "00_STATUS.md")
        edit(folder / "03_PROJECT_SPEC.md")
        assert await ear.until(ResourceUpdated(SPEC)) == [ResourceUpdated(SPEC)]


async def test_without_a_root_listening_is_taken_and_nothing_happens(mode: Mode) -> None:
    server = build_server(Workspace(None), TOYS)
    async with Client(server, mode=mode) as client:
        await client.list_resources()
        assert (await client.call_tool("look", {"issue": "add-login"})).is_error


async def test_everything_that_watched_ends_with_the_session(project: Path, mode: Mode) -> None:
    before = watches()
    async with hearing(project, mode, STATUS) as ear:
        await last_of_all(ear, project)
        with anyio.fail_after(ENOUGH):
            while watches() <= before:  # a folder that came is watched by a new handle
                await anyio.lowlevel.checkpoint()
    with anyio.fail_after(ENOUGH):
        while watches() > before:
            await anyio.lowlevel.checkpoint()


def watches() -> int:
    """Count what this process has open to hear of files."""
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("open handles are counted in /proc")
    return sum("inotify" in target for target in _targets(handles))


def _targets(handles: Path) -> Iterator[str]:
    for handle in handles.iterdir():
        try:
            yield str(handle.readlink())
        except OSError:
            continue
