"""Telling clients what changed on disk: in both eras of the protocol, each what it asked for and nothing twice.

From 2026 on a client listens on a stream that the SDK keeps; before, it subscribes to documents, and hears that
the list changed once it has seen a list. The disk is watched only while there is such a client.
"""

import logging
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

import anyio
from anyio.abc import TaskGroup
from anyio.to_thread import run_sync
from mcp.server.connection import Connection
from mcp.server.subscriptions import ResourcesListChanged, ResourceUpdated, SubscriptionBus

from resources.sight import News, Sight
from resources.workspace import Workspace
from server.reading import INDEX

logger = logging.getLogger(__name__)
SECONDS = 5
"""How long one client may keep us from telling it; it lists or reads anew when it comes back."""


@dataclass(eq=False)
class Announcer:
    """Knows who wants to hear, and watches the disk as long as somebody does."""

    workspace: Workspace
    bus: SubscriptionBus
    tasks: TaskGroup
    _followers: dict[Connection, set[str]] = field(default_factory=dict[Connection, set[str]])
    _listeners: int = 0
    _said: bool = False
    _sight: Sight | None = None
    _stop: anyio.Event = field(default_factory=anyio.Event)
    _beginning: anyio.Lock = field(default_factory=anyio.Lock)

    @asynccontextmanager
    async def listened(self) -> AsyncGenerator[None]:
        """Watch while a stream of the 2026 protocol is open; the SDK sorts out who hears what."""
        self._listeners += 1
        try:
            await self._begin()
            yield
        finally:
            self._listeners -= 1
            self._end_unheard()

    async def follow(self, connection: Connection) -> set[str]:
        """Tell this client of an earlier protocol from now on; gives the addresses that it subscribed to."""
        if connection not in self._followers:
            self._followers[connection] = set()
            connection.exit_stack.callback(self._forget, connection)
        await self._begin()
        return self._followers[connection]

    async def look(self) -> None:
        """Tell what is new on disk, if anybody wants to know."""
        if self._sight is not None:
            await self._tell(await run_sync(self._sight.news))

    async def _begin(self) -> None:
        async with self._beginning:  # who comes second must not go on before there is something to compare with
            if self._sight is None:
                self._sight = await run_sync(Sight, self.workspace)
                self._stop = anyio.Event()
                self.tasks.start_soon(self._watch, self._stop)

    def _forget(self, connection: Connection) -> None:
        del self._followers[connection]
        self._end_unheard()

    def _end_unheard(self) -> None:
        if not self._followers and not self._listeners:
            self.end()

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._sight = None

    async def _watch(self, stop: anyio.Event) -> None:
        from resources.watching import UnwatchableError, changes_under  # noqa: PLC0415  not needed where nobody listens

        try:
            async with aclosing(changes_under(self.workspace, stop)) as changes:
                async for _ in changes:
                    await self.look()
        except UnwatchableError as error:
            self._say_once(f"deploy-planner: only changes made by its own tools are announced: {error}\n")
        except Exception:  # a convenience must not end the server
            logger.exception("changes on disk are not announced any more")

    def _say_once(self, line: str) -> None:
        if not self._said:
            self._said = True
            sys.stderr.write(line)

    async def _tell(self, news: News) -> None:
        index = (INDEX,) if news.index else ()
        for uri in (*index, *news.updated):
            await self.bus.publish(ResourceUpdated(uri))
        if news.listed:
            await self.bus.publish(ResourcesListChanged())
        async with anyio.create_task_group() as telling:  # a client that does not read delays no other
            for connection, uris in self._followers.items():
                telling.start_soon(_tell_one, connection, news, [u for u in (*index, *news.updated) if u in uris])


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


async def _tell_one(connection: Connection, news: News, updated: list[str]) -> None:
    with anyio.move_on_after(SECONDS):
        for uri in updated:
            await connection.send_resource_updated(uri)
        if news.listed:
            await connection.send_resource_list_changed()
