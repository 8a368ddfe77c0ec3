"""No path leaves the root, not even when a link is put in its way at the last moment."""

import os
from pathlib import Path

import pytest

from resources.containment import OutsideError, is_inside, opened_folder, resolve_inside, shown


def test_a_folder_that_became_a_link_after_it_was_resolved_is_not_entered(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "issue/deep").mkdir(parents=True)
    (outside / "deep").mkdir(parents=True)
    real = resolve_inside(root / "issue/deep", root)
    (root / "issue").rename(root / "away")
    (root / "issue").symlink_to(outside)
    with pytest.raises(NotADirectoryError), opened_folder(real, root):
        raise NotImplementedError


def test_a_folder_that_is_open_stays_itself_whatever_takes_its_name(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    (tmp_path / "other").mkdir()
    with opened_folder((tmp_path / "issue").resolve(), tmp_path) as folder:
        (tmp_path / "issue").rename(tmp_path / "away")
        (tmp_path / "issue").symlink_to("other")
        os.close(os.open(folder.at("X.md"), os.O_CREAT | os.O_WRONLY, dir_fd=folder.handle))
    assert [path.name for path in (tmp_path / "away").iterdir()] == ["X.md"]
    assert list((tmp_path / "other").iterdir()) == []


def test_a_folder_outside_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    with pytest.raises(OutsideError), opened_folder(tmp_path, tmp_path / "root"):
        raise NotImplementedError


def test_handles_are_given_back(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)

    def use() -> None:
        with opened_folder((tmp_path / "a/b").resolve(), tmp_path):
            pass
        with pytest.raises(FileNotFoundError), opened_folder(tmp_path.resolve() / "a/b/c", tmp_path):
            raise NotImplementedError

    use()
    before = os.open(tmp_path, os.O_RDONLY)
    os.close(before)
    for _ in range(5):
        use()
    after = os.open(tmp_path, os.O_RDONLY)
    os.close(after)
    assert before == after


def test_what_cannot_be_a_path_is_not_inside(tmp_path: Path) -> None:
    assert not is_inside(tmp_path / "a\0b", tmp_path)


def test_a_path_is_shown_from_the_root_on(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "link").symlink_to("root")
    assert shown(tmp_path / "link/a/B.md", tmp_path / "link") == "a/B.md"
    assert shown(tmp_path / "root/a/B.md", tmp_path / "link") == "a/B.md"
    assert shown(tmp_path / "elsewhere/B.md", tmp_path / "link") == "B.md"
