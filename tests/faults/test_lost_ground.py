"""Folders that are protected, gone or moved under a step: told plainly, nothing written elsewhere, and done when it is back."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.faults.boundary import Call, Meddler
from tests.faults.offspring import call_in_child
from tests.faults.scenes import SCENES, THOROUGH, Scene, documents, fresh, leftovers, lines
from tests.tools.projects import place

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the step runs in a child")
NOBODY = 65534
KEPT = "; nothing was written, what was there is as it was\nFix: "


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder that another user reaches; pytest's own are closed to others."""
    root = Path(tempfile.mkdtemp(prefix="deploy-planner-test-", dir="/tmp"))
    root.chmod(0o755)
    (root / "tmp").mkdir()
    (root / "tmp").chmod(0o1777)
    monkeypatch.setattr(tempfile, "tempdir", str(root / "tmp"))
    yield root
    for path in [path for path in root.rglob("*") if path.is_dir()]:
        path.chmod(0o755)
    shutil.rmtree(root)


def become_nobody() -> None:
    with suppress(PermissionError):  # who may not become another is no superuser: permissions hold
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def hand_over(root: Path) -> None:
    with suppress(PermissionError):
        for path in [root, *root.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_protected_folder_or_document_is_told_and_the_step_done_when_it_is_open(scene: Scene, shared: Path) -> None:
    root = scene.make(shared / "project")
    hand_over(root)
    target, before = scene.target(root).resolve(), documents(root)
    for protected, mode in ((target.parent, 0o555), (target, 0o444)):
        if protected.exists():
            usual = protected.stat().st_mode
            protected.chmod(mode)
            outcome = call_in_child(root, scene.tool, scene.arguments, first=become_nobody)
            protected.chmod(usual)
            name = target.relative_to(root).as_posix() if "link" not in scene.name else "00_STATUS.md"
            assert f"{name}: is protected: this user may not write it{KEPT}" in outcome.text
            assert "allow it: `chmod u+w " in outcome.text
            assert documents(root) == before
            assert not leftovers(root)
    again = call_in_child(root, scene.tool, scene.arguments, first=become_nobody)
    assert not again.refused, again.text


def test_a_folder_for_locks_that_may_not_be_written_is_told_with_the_way_to_another(shared: Path) -> None:
    root = SCENES[0].make(shared / "project")
    hand_over(root)
    (shared / "tmp").chmod(0o555)
    outcome = call_in_child(root, SCENES[0].tool, SCENES[0].arguments, first=become_nobody)
    assert outcome.text == (
        "unwritable · error · the folder for temporary files (TMPDIR): is protected: this user may not write it"
        f"{KEPT}give the server another one, for example `mkdir -p ~/tmp && export TMPDIR=~/tmp`, then start it again"
    )


def moving(at: int, folder: Path, away: Path) -> Meddler:
    left = at

    def meddle(_: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            folder.rename(away)
        return make(*arguments)

    return meddle


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_folder_that_goes_at_any_moment_of_a_step_takes_its_documents_whole(scene: Scene, tmp_path: Path) -> None:
    template = scene.make(tmp_path / "template")
    whole = fresh(template, tmp_path / "whole")
    told = call_in_child(whole, scene.tool, scene.arguments)
    after = documents(whole)
    for at in told.turns[:: 1 if THOROUGH else 6]:
        root, away = fresh(template, tmp_path / f"{at}"), tmp_path / f"{at}-away"
        folder = place(root, "").resolve()
        outcome = call_in_child(root, scene.tool, scene.arguments, moving(at, folder, away))
        assert not folder.exists(), "a step never makes an issue's folder"
        away.rename(folder)
        assert "Internal error" not in outcome.text
        assert not outcome.refused or "Fix: " in outcome.text
        assert not leftovers(root)
        again = call_in_child(root, scene.tool, scene.arguments)
        assert not again.refused, again.text
        assert lines(documents(root)) == lines(after)
