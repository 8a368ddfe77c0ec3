"""Clocks that go back and forth: nothing is lost, nothing crashes, and no file of a writer at work is swept."""

import os
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client

from planning.limits import SPARE_SECONDS
from resources import folder_lock
from resources.workspace import Workspace
from server.app import build_server
from tests.faults.boundary import Call, Meddler
from tests.faults.offspring import call_in_child
from tests.faults.scenes import SCENES, WATCH, Scene, documents, fresh, leftovers, lines
from tests.tools.projects import (
    ISSUE,
    WRITE,
    accepted,
    draft_file,
    make_draft,
    make_plan,
    place,
    plan_file,
    status_file,
)

YEAR = 365 * 24 * 3600.0


def on(day: date, root: Path, tool: str, arguments: dict[str, object]) -> object:
    """Make a call that must be accepted, on a day of its own."""

    async def talk() -> object:
        async with Client(build_server(Workspace(root, clock=lambda: day))) as client:
            answer = await client.call_tool(tool, arguments)
        assert not answer.is_error, answer.content
        return answer.structured_content

    return anyio.run(talk)


def test_a_plan_is_revised_and_marked_on_days_before_it_was_written(tmp_path: Path) -> None:
    root = make_plan(tmp_path)
    on(date(1970, 1, 1), root, "propose_rollout", WATCH)
    on(date(1969, 12, 31), root, "write_plan", WRITE)
    assert "1969-12-31" in plan_file(root).read_text(encoding="utf-8")
    on(date(1, 1, 1), root, "mark_deploy_done", {"issue": ISSUE})
    assert "- [x] Deploy - Completed (planned)" in status_file(root).read_text(encoding="utf-8")
    assert not draft_file(root).exists()


@pytest.mark.parametrize("stamp", [0.0, 1.0, 4e9], ids=["the epoch", "a second later", "the year 2096"])
def test_documents_of_any_time_are_read_and_replaced(tmp_path: Path, stamp: float) -> None:
    root = make_draft(tmp_path)
    for path in root.rglob("*"):
        os.utime(path, (stamp, stamp))
    accepted(root, "list_issues", {})
    accepted(root, "write_plan", WRITE)
    assert plan_file(root).stat().st_mtime > stamp or stamp > 2e9


@pytest.mark.parametrize("years", [-50, -1, 1, 70])
def test_what_a_killed_writer_left_is_swept_whatever_its_time(tmp_path: Path, years: int) -> None:
    root = make_draft(tmp_path)
    left = place(root, ".deploy-planner-0123456789abcdef.tmp")
    left.touch()
    stamp = time.time() + years * YEAR
    os.utime(left, (stamp, stamp))
    accepted(root, "write_plan", WRITE)
    assert leftovers(root) == []


def living_apart(seconds: float) -> None:
    """Live at another time, and with a folder for locks of its own, so that nobody waits for the whole step of another."""
    now = time.time
    time.time = lambda: now() + seconds
    tempfile.tempdir = tempfile.mkdtemp()
    folder_lock.LOCK_SECONDS = 0.02  # type: ignore[attr-defined]  # the other waits for our answer: we would wait in vain


def meeting(root: Path, scene: Scene, at: int, seconds: float, told: Path) -> Meddler:
    """Let another process take the same step in the middle of this one's."""
    left = at

    def meddle(_: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            other = call_in_child(root, scene.tool, scene.arguments, first=lambda: living_apart(seconds))
            told.write_text(other.text if other.refused else "accepted", encoding="utf-8")
        return make(*arguments)

    return meddle


@pytest.mark.skipif(not hasattr(os, "fork"), reason="two processes meet")
@pytest.mark.parametrize(
    ("scene", "seconds"),
    [(SCENES[0], -2 * SPARE_SECONDS), (SCENES[0], 2 * SPARE_SECONDS), (SCENES[6], 2 * SPARE_SECONDS)],
    ids=["a draft begun, behind", "a draft begun, ahead", "a plan revised, ahead"],
)
def test_a_process_with_another_clock_never_sweeps_the_file_of_a_writer_at_work(
    scene: Scene, seconds: float, tmp_path: Path
) -> None:
    template = scene.make(tmp_path / "template")
    whole = fresh(template, tmp_path / "whole")
    calls, met = call_in_child(whole, scene.tool, scene.arguments), set[str]()
    for at in calls.changes:
        root, told = fresh(template, tmp_path / f"{at}"), tmp_path / f"{at}.txt"
        outcome = call_in_child(root, scene.tool, scene.arguments, meeting(root, scene, at, seconds, told))
        other = told.read_text(encoding="utf-8").partition(" ")[0]
        met.add(other)
        gate = outcome.text.partition(" ")[0] if outcome.refused else "accepted"
        assert gate in ({"accepted", "changed-meanwhile"} if other == "accepted" else {"accepted"})
        assert (lines(documents(root)), leftovers(root)) == (lines(documents(whole)), [])
    assert met >= {"accepted", "busy"}
