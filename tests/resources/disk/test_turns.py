"""Work that takes too long is given up before it writes, or waited for once it has begun to: never both."""

from collections.abc import Callable
from pathlib import Path
from threading import Event as Signal

import anyio
import pytest
from anyio import from_thread
from anyio.to_thread import run_sync

from planning.finding import Refusal
from planning.limits import CALL_SECONDS
from resources.documents import digest_of, read_document, remove_document, write_document
from resources.locking import locked
from resources.turn import GivenUpError, Turn, begin_writing, go_on, going_on, in_time
from resources.workspace import Workspace

pytestmark = pytest.mark.anyio
NEVER = anyio.sleep_forever


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Late:
    """Work whose time is up at a point that it chooses itself, and which goes on when the test says so."""

    def __init__(self, after: Callable[[], object]) -> None:
        self._after = after
        self.up = anyio.Event()
        self.resume = Signal()
        self._ended = Signal()
        self.error: Exception | None = None

    def run(self) -> str:
        try:
            from_thread.run_sync(self.up.set)
            self.resume.wait(60)
            self._after()
        except Exception as error:
            self.error = error
            raise
        finally:
            self._ended.set()
        return "done"

    async def told(self) -> str:
        with pytest.raises(Refusal) as caught:
            await in_time("note", self.run, self.up.wait)
        self.resume.set()
        await run_sync(self._ended.wait, 60)
        (found,) = caught.value.findings
        assert (found.gate, found.where) == ("over-limit", "note")
        return found.message


def document(root: Path) -> Path:
    path = root / ".claude" / "planning" / "shop" / "STATUS.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"# Status\n")
    return path


async def test_work_in_time_gives_its_result() -> None:
    assert await in_time("note", lambda: "done", NEVER) == "done"


async def test_an_error_of_the_work_is_the_same_error() -> None:
    def stumble() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await in_time("note", stumble, NEVER)


async def test_what_is_given_up_before_it_writes_writes_nothing(tmp_path: Path) -> None:
    path = document(tmp_path)
    late = Late(lambda: write_document(path, "# Late\n", tmp_path, digest_of(b"# Status\n")))
    message = await late.told()
    assert f"{CALL_SECONDS:g} seconds" in message
    assert "nothing was written, and nothing will be" in message
    assert isinstance(late.error, GivenUpError)
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("STATUS.md", b"# Status\n")]


async def test_what_is_given_up_removes_nothing(tmp_path: Path) -> None:
    path = document(tmp_path)
    late = Late(lambda: remove_document(path, tmp_path, digest_of(b"# Status\n")))
    await late.told()
    assert isinstance(late.error, GivenUpError)
    assert path.read_bytes() == b"# Status\n"


async def test_work_that_has_begun_to_write_is_waited_for(tmp_path: Path) -> None:
    path, up, seen = document(tmp_path), anyio.Event(), list[str]()

    async def over() -> None:
        await up.wait()
        seen.append(path.read_text())

    def work() -> str:
        write_document(path, "# Written\n", tmp_path, digest_of(b"# Status\n"))
        from_thread.run_sync(up.set)
        from_thread.run(anyio.sleep, 0)  # the time is up, and the loop has had its turn
        return write_document(path, "# Whole\n", tmp_path, digest_of(b"# Written\n"))

    assert await in_time("note", work, over) == digest_of(b"# Whole\n")
    assert (path.read_text(), seen) == ("# Whole\n", ["# Written\n"])


@pytest.mark.parametrize("ask", [go_on, begin_writing, lambda: list(going_on([1]))])
async def test_work_that_nobody_waits_for_ends_where_it_asks(ask: Callable[[], object]) -> None:
    late = Late(ask)
    await late.told()
    assert isinstance(late.error, GivenUpError)


async def test_reading_ends_too(tmp_path: Path) -> None:
    path = document(tmp_path)
    late = Late(lambda: read_document(path, tmp_path))
    await late.told()
    assert isinstance(late.error, GivenUpError)


async def test_what_was_given_up_holds_the_issue_until_it_ends_and_then_lets_go(tmp_path: Path) -> None:
    document(tmp_path)
    folder = Workspace(tmp_path).issue("shop")

    def work() -> None:
        with locked(folder):
            late.run()

    late = Late(go_on)
    with pytest.raises(Refusal):
        await in_time("note", work, late.up.wait)
    with pytest.raises(Refusal, match="busy"), locked(folder, 0):
        pass
    late.resume.set()
    with await run_sync(locked, folder, 60.0):
        pass


async def test_a_cancelled_request_leaves_its_work_to_its_end(tmp_path: Path) -> None:
    path = document(tmp_path)

    def work() -> None:
        from_thread.run_sync(scope.cancel)
        write_document(path, "# Whole\n", tmp_path, digest_of(b"# Status\n"))

    with anyio.CancelScope() as scope:
        await in_time("note", work, NEVER)
    assert path.read_text() == "# Whole\n"


def test_a_turn_is_given_up_or_writes_and_never_both() -> None:
    writing, given_up = Turn(), Turn()
    writing.begin_writing()
    assert (writing.give_up(), given_up.give_up()) == (False, True)
    writing.go_on()
    writing.begin_writing()
    for ask in (given_up.begin_writing, given_up.go_on):
        with pytest.raises(GivenUpError):
            ask()


def test_outside_a_request_nobody_gives_up() -> None:
    go_on()
    begin_writing()
    assert list(going_on("ab")) == ["a", "b"]
