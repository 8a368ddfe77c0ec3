"""Facts are read again when their files change, and not otherwise."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resources.repository.memory import Memory
from resources.repository.tree import Tree


@dataclass
class Reader:
    """Counts how often it had to read."""

    times: int = 0
    seen: list[str] = field(default_factory=list[str])

    def __call__(self, tree: Tree) -> str:
        self.times += 1
        return tree.text("Makefile") if "Makefile" in tree.names("") else "none"


def settle(root: Path) -> None:
    """Make everything look as if it had been written an hour ago."""
    for path in (root, *root.rglob("*")):
        hour_ago = path.stat().st_mtime_ns - 3_600_000_000_000
        os.utime(path, ns=(hour_ago, hour_ago))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "Makefile").write_text("one")
    settle(tmp_path)
    return tmp_path


def test_what_did_not_change_is_not_read_again(root: Path) -> None:
    memory, read = Memory(str(root)), Reader()

    answers = [memory.recall("targets", read) for _ in range(3)]

    assert (answers, read.times) == (["one"] * 3, 1)


def test_a_changed_a_new_and_a_removed_file_are_seen(root: Path) -> None:
    memory, read = Memory(str(root)), Reader()
    answers = [memory.recall("targets", read)]

    (root / "Makefile").write_text("two")
    settle(root)
    answers.append(memory.recall("targets", read))
    (root / "Makefile").unlink()
    settle(root)
    answers.append(memory.recall("targets", read))
    (root / "Makefile").write_text("new")
    settle(root)
    answers.append(memory.recall("targets", read))

    assert answers == ["one", "two", "none", "new"]


def test_a_file_changed_just_now_is_not_trusted_to_stay(root: Path) -> None:
    """Two writes within one tick of a coarse clock look the same."""
    memory, read = Memory(str(root)), Reader()
    (root / "Makefile").write_text("two")
    memory.recall("targets", read)
    memory.recall("targets", read)

    assert read.times == 2


def test_an_answer_is_read_again_when_what_it_was_given_is_another(root: Path) -> None:
    memory, read = Memory(str(root)), Reader()

    for given in ("a", "a", "b"):
        memory.recall("targets", read, given)

    assert read.times == 2
