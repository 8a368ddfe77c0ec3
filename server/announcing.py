"""Telling clients what changed on disk: in both eras of the protocol, each what it asked for and nothing twice.

From 2026 on a client listens on a stream that the SDK keeps; before, it subscribes to documents, and hears that
the list changed once it has seen a list. The disk is watched only while there is such a client.
"""

import logging
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

import anyio
from anyio.abc import TaskGroup
from anyio.to_thread import run_sync
from mcp.server.connection import Connection
from mcp.server.subscriptions import ResourcesListChanged, ResourceUpdated, SubscriptionBus

from planning.limits import TELLING_SECONDS
from resources.sight import News, Sight
from resources.watching import UnwatchableError, Watch
from resources.workspace import Workspace
from server.reading import INDEX
from server.wanted import Wanted

logger = logging.getLogger(__name__)


@dataclass(eq=False)
class Announcer:
    """Knows who wants to hear, and watches the disk as long as somebody does."""

    workspace: Workspace
    bus: SubscriptionBus
    tasks: TaskGroup
    _wanted: Wanted = field(default_factory=Wanted)
    _followers: dict[Connection, anyio.Lock] = field(default_factory=dict[Connection, anyio.Lock])
    """Each hears one thing after the other, in the order in which it was seen."""
    _said: bool = False
    _sight: Sight | None = None
    _watch: Watch | None = None
    _beginning: anyio.Lock = field(default_factory=anyio.Lock)
    _looking: anyio.Lock = field(default_factory=anyio.Lock)
    _due: bool = False
    """Whether somebody is about to look: one look is enough for all that happened before it."""

    @asynccontextmanager
    async def listened(self, uris: Iterable[str]) -> AsyncGenerator[None]:
        """Watch while a stream of the 2026 protocol is open; the SDK sorts out who hears what.

        Raises MCPError as `Wanted.take` does.
        """
        stream = object()
        self._wanted.take(stream, uris)
        try:
            await self._look_out()
            yield
        finally:
            self._forget(stream)

    async def follow(self, connection: Connection, *uris: str) -> None:
        """Tell this client of an earlier protocol from now on, of these documents too.

        Raises MCPError as `Wanted.take` does.
        """
        self._wanted.take(connection, uris)
        if connection not in self._followers:
            self._followers[connection] = anyio.Lock()
            connection.exit_stack.callback(self._forget, connection)
        await self._look_out()

    def unfollow(self, connection: Connection, uri: str) -> None:
        """Tell this client of one document no longer."""
        self._wanted.drop(connection, uri)

    def look(self) -> None:
        """Have told what is new on disk, if anybody wants to know; whoever wrote it waits for nobody to hear."""
        if self._sight is not None and not self._due:
            self._due = True
            self.tasks.start_soon(self._look)

    async def _look_out(self) -> None:
        async with self._beginning:  # who comes second must not go on before there is something to compare with
            if self._sight is None:
                self._sight = await run_sync(Sight, self.workspace)
            await run_sync(self._sight.seek, self._wanted.uris)
            if self._watch is None:
                self._watch = Watch(self.workspace)
                self.tasks.start_soon(self._hear, self._watch)
            self._watch.include(self._wanted.issues)

    def _forget(self, who: object) -> None:
        self._wanted.forget(who)
        self._followers = {one: lock for one, lock in self._followers.items() if one is not who}
        if not self._wanted:
            self.end()

    def end(self) -> None:
        """Stop watching."""
        if self._watch is not None:
            self._watch.end()
        self._sight = self._watch = None

    async def _hear(self, watch: Watch) -> None:
        try:
            async with aclosing(watch.changes()) as changes:
                async for _ in changes:
                    self.look()
        except UnwatchableError as error:
            self._say_once(f"deploy-planner: only changes made by its own tools are announced: {error}\n")
        except Exception:  # a convenience must not end the server
            logger.exception("changes on disk are not announced any more")

    async def _look(self) -> None:
        try:
            async with self._looking:
                self._due = False
                if sight := self._sight:
                    await self._tell(await run_sync(sight.news))
        except Exception:  # the same
            logger.exception("a change on disk was not announced")

    def _say_once(self, line: str) -> None:
        if not self._said:
            self._said = True
            sys.stderr.write(line)

    async def _tell(self, news: News) -> None:
        updated = (*((INDEX,) if news.index else ()), *news.updated)
        for uri in updated:
            await self.bus.publish(ResourceUpdated(uri))
        if news.listed:
            await self.bus.publish(ResourcesListChanged())
        for connection, turn in self._followers.items():  # a client that does not read delays no other
            wanted = self._wanted.of(connection)
            self.tasks.start_soon(_tell_one, connection, turn, news, [uri for uri in updated if uri in wanted])


@asynccontextmanager
async def announcing(workspace: Workspace, bus: SubscriptionBus) -> AsyncGenerator[Announcer]:
    """Give what announces, for as long as the server runs."""
    async with anyio.create_task_group() as tasks:
        announcer = Announcer(workspace, bus, tasks)
        try:
            yield announcer
        finally:
            announcer.end()
            tasks.cancel_scope.cancel()


async def _tell_one(connection: Connection, turn: anyio.Lock, news: News, updated: list[str]) -> None:
    try:
        with anyio.move_on_after(TELLING_SECONDS):
            async with turn:
                for uri in updated:
                    await connection.send_resource_updated(uri)
                if news.listed:
                    await connection.send_resource_list_changed()
    except Exception:  # a client that is going must not end the server
        logger.exception("a change on disk was not announced")
