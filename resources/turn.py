"""The turn of a request: it works in a thread until its time is up, and is then either given up or has begun to write.

Never both: a thread cannot be stopped, so it asks here before the one step that changes the disk.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextvars import ContextVar
from threading import Lock
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from planning.finding import Refusal, refuse
from planning.limits import CALL_SECONDS

T = TypeVar("T")
Patience = Callable[[], Awaitable[None]]
"""Comes back when the time is up."""


class GivenUpError(Exception):
    """Nobody waits for this work any more; it ends here, and has written nothing."""


async def patience() -> None:
    """Wait as long as a request may work."""
    await anyio.sleep(CALL_SECONDS)


class Turn:
    """Whether one piece of work was given up, or has begun to write; asked from two threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._given_up = False
        self._writes = False

    def begin_writing(self) -> None:
        """Say that the disk is about to be changed: whoever waits then waits to the end. Raises GivenUpError."""
        with self._lock:
            self.go_on()
            self._writes = True

    def give_up(self) -> bool:
        """Stop waiting; False where it writes already, and has to be waited for."""
        with self._lock:
            self._given_up = not self._writes
            return self._given_up

    def go_on(self) -> None:
        """Raise GivenUpError where nobody waits any more."""
        if self._given_up:
            raise GivenUpError


_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


def begin_writing() -> None:
    """Say so of the work that this thread does for a request, if it does any. Raises GivenUpError."""
    if turn := _turn.get():
        turn.begin_writing()


def go_on() -> None:
    """End work that nobody waits for: asked now and then by what may take long. Raises GivenUpError."""
    if turn := _turn.get():
        turn.go_on()


def going_on(things: Iterable[T]) -> Iterator[T]:
    """Give one after the other, as long as somebody waits. Raises GivenUpError."""
    for thing in things:
        go_on()
        yield thing


async def in_time(what: str, run: Callable[[], T], over: Patience = patience) -> T:
    """Do work in a thread, as long as `over` waits. Work that has begun to write is always waited for.

    Raises:
        Refusal: `over-limit` at `what`; nothing was written then, and nothing will be.
    """
    turn, done, failed = Turn(), list[T](), None
    # cancelling the request does not end the thread: only a turn that was given up may be left alone
    with anyio.CancelScope(shield=True) as scope:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_watch, turn, scope, over)
            try:
                done.append(await _worked(turn, run))
            except Exception as error:  # noqa: BLE001  raised below, where no group wraps it
                failed = error
            tasks.cancel_scope.cancel()
    if scope.cancelled_caught:
        raise _too_long(what)
    if failed is not None:
        raise failed
    return done[0]


async def _worked(turn: Turn, run: Callable[[], T]) -> T:
    held = _turn.set(turn)
    try:
        return await run_sync(run, abandon_on_cancel=True)
    finally:
        _turn.reset(held)


async def _watch(turn: Turn, scope: anyio.CancelScope, over: Patience) -> None:
    await over()
    if turn.give_up():
        scope.cancel()


def _too_long(what: str) -> Refusal:
    return refuse(
        "over-limit",
        what,
        f"worked for {CALL_SECONDS:g} seconds, longer than a request may; nothing was written, and nothing will be",
        "call again: the issue may be busy until what was begun has ended. If it takes as long again, make what is read "
        "smaller: shorten the documents of the issue, or point `--root` at the folder that is deployed",
    )
