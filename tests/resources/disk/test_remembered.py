"""What was made of a file is made again when the file changes, and not otherwise."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from resources.remembered import Remembered

HOUR = 3_600_000_000_000


def later() -> int:
    """Look an hour after everything was written."""
    return time.time_ns() + HOUR


def counting(path: Path) -> tuple[list[str], Callable[[], str]]:
    seen: list[str] = []

    def read() -> str:
        seen.append(path.read_text(encoding="utf-8"))
        return seen[-1]

    return seen, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "STATUS.md"
    path.write_text("one", encoding="utf-8")
    return path


def test_what_did_not_change_is_not_read_again(file: Path) -> None:
    memory = Remembered[str](10, later)
    seen, read = counting(file)
    assert [memory.recall(file, read) for _ in range(3)] == ["one", "one", "one"]
    assert seen == ["one"]


def test_a_change_is_seen_even_where_size_and_time_of_change_are_as_before(file: Path) -> None:
    memory = Remembered[str](10, later)
    _, read = counting(file)
    before = file.stat()
    assert memory.recall(file, read) == "one"
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert memory.recall(file, read) == "two"


def test_a_file_put_in_the_place_of_another_is_seen(file: Path) -> None:
    memory = Remembered[str](10, later)
    _, read = counting(file)
    assert memory.recall(file, read) == "one"
    other = file.with_name("other.md")
    other.write_text("two", encoding="utf-8")
    other.replace(file)
    assert memory.recall(file, read) == "two"


@pytest.mark.parametrize("clock", [time.time_ns, lambda: time.time_ns() - HOUR], ids=["now", "set back"])
def test_what_was_written_just_now_or_in_the_future_is_not_trusted(file: Path, clock: Callable[[], int]) -> None:
    memory = Remembered[str](10, clock)
    seen, read = counting(file)
    assert [memory.recall(file, read) for _ in range(2)] == ["one", "one"]
    assert seen == ["one", "one"]


def test_what_could_not_be_read_is_not_remembered(file: Path) -> None:
    memory = Remembered[str](10, later)

    def fails() -> str:
        raise PermissionError

    with pytest.raises(PermissionError):
        memory.recall(file, fails)
    _, read = counting(file)
    assert memory.recall(file, read) == "one"


@pytest.mark.parametrize("name", ["gone.md", "nul\0.md"])
def test_what_is_not_there_is_asked_for_each_time(tmp_path: Path, name: str) -> None:
    memory = Remembered[int](10, later)
    answers = iter([1, 2])
    assert [memory.recall(tmp_path / name, lambda: next(answers)) for _ in range(2)] == [1, 2]


def test_no_more_is_kept_than_was_agreed(tmp_path: Path) -> None:
    memory = Remembered[int](2, later)
    answers = iter(range(10))
    for name in "abc":
        (tmp_path / name).touch()
    assert [memory.recall(tmp_path / name, lambda: next(answers)) for name in "abcca"] == [0, 1, 2, 2, 3]
