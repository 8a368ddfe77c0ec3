"""Files by their handles, and by their paths where the platform has no handles of folders."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from resources.containment import Folder, opened_folder
from resources.plain_file import read_bytes, remove, replace
from resources.trouble import UnfitError


@contextmanager
def by_path(path: Path) -> Generator[Folder, None, None]:
    yield Folder(path, None)


@contextmanager
def by_handle(path: Path) -> Generator[Folder, None, None]:
    with opened_folder(path.resolve(), path) as folder:
        yield folder


@pytest.fixture(params=[by_path, by_handle], ids=lambda way: way.__name__)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Folder]:
    with request.param(tmp_path) as opened:
        yield opened


def nothing(_: bytes | None) -> None:
    pass


def test_a_file_is_made_replaced_read_and_removed(folder: Folder) -> None:
    replace(folder, "X.md", b"one", nothing)
    replace(folder, "X.md", b"two", nothing)
    assert read_bytes(folder, "X.md") == b"two"
    assert [path.name for path in folder.path.iterdir()] == ["X.md"]
    remove(folder, "X.md", nothing)
    assert list(folder.path.iterdir()) == []


def test_a_check_that_fails_changes_nothing(folder: Folder) -> None:
    def fail(_: bytes | None) -> None:
        raise ZeroDivisionError

    replace(folder, "X.md", b"one", nothing)
    for name in ("X.md", "Y.md"):
        with pytest.raises(ZeroDivisionError):
            replace(folder, name, b"two", fail)
    assert [(path.name, path.read_bytes()) for path in folder.path.iterdir()] == [("X.md", b"one")]


def test_a_file_that_somebody_made_after_the_check_is_not_overwritten(folder: Folder) -> None:
    def make(_: bytes | None) -> None:
        (folder.path / "X.md").write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        replace(folder, "X.md", b"ours", make)
    assert [(path.name, path.read_bytes()) for path in folder.path.iterdir()] == [("X.md", b"theirs")]


def test_an_edit_after_the_check_is_seen_and_stays(folder: Folder) -> None:
    path = folder.path / "X.md"

    def check(data: bytes | None) -> None:
        if data != b"one":
            raise ZeroDivisionError
        path.write_bytes(b"theirs")

    def swap() -> None:
        replace(folder, "X.md", b"ours", check)

    for change in (swap, lambda: remove(folder, "X.md", check)):
        path.write_bytes(b"one")
        with pytest.raises(ZeroDivisionError):
            change()
        assert [(path.name, path.read_bytes()) for path in folder.path.iterdir()] == [("X.md", b"theirs")]


def test_a_link_is_neither_read_nor_replaced(folder: Folder) -> None:
    (folder.path / "X.md").symlink_to("Y.md")
    (folder.path / "Y.md").touch()
    with pytest.raises(OSError, match=r"X\.md"):
        read_bytes(folder, "X.md")
    with pytest.raises(UnfitError, match="is a link"):
        replace(folder, "X.md", b"ours", nothing)
