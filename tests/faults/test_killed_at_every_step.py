"""A server killed at every call that changes the disk: documents are states that somebody wrote, and work goes on."""

import os
import signal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from resources.workspace import Workspace
from tests.faults.boundary import Call, Meddler
from tests.faults.offspring import Outcome, call_in_child
from tests.faults.scenes import SCENES, Scene, documents, fresh, leftovers, lines
from tests.tools.projects import ISSUE, accepted

HOUR = 3600


def killing(moment: int) -> Meddler:
    """Kill at one moment: a call not yet made, or a write half done. What is after a call is before the next."""
    left = moment

    def meddle(name: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        nonlocal left
        if name == "open":
            return make(*arguments)
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        if name == "write":
            if not left:
                make(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
        return make(*arguments)

    return meddle


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed while it writes")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_server_killed_at_any_write_step_of_a_tool_leaves_what_somebody_wrote(scene: Scene, tmp_path: Path) -> None:
    template = scene.make(tmp_path / "template")
    whole = fresh(template, tmp_path / "whole")
    told = call_in_child(whole, scene.tool, scene.arguments)
    assert not told.refused, told.text
    before, after = documents(template), documents(whole)
    seen = [before]
    moments = len(told.changes) + sum(name.startswith("write ") for name in told.calls)
    for moment in range(moments):
        root = fresh(template, tmp_path / str(moment))
        assert call_in_child(root, scene.tool, scene.arguments, killing(moment)).killed
        if documents(root) != seen[-1]:
            seen.append(documents(root))
        no_leftover_is_a_document(root)
        the_step_can_be_taken_again(root, scene, told, after)
    assert moments >= 10, "hardly a call of the system was seen"
    assert (len(seen), seen[-1]) == (scene.states, after)
    for one, next_one in pairwise(seen):
        assert len({name for name in one.keys() | next_one.keys() if one.get(name) != next_one.get(name)}) == 1


def no_leftover_is_a_document(root: Path) -> None:
    left = leftovers(root)
    assert len(left) <= 1
    assert all(path.name.startswith(".deploy-planner-") for path in left)
    issue = Workspace(root).issue(ISSUE)
    assert {path.name for path in issue.path.glob("[!.]*")} == {document.name for document in issue.documents()}


def the_step_can_be_taken_again(root: Path, scene: Scene, told: Outcome, after: dict[str, bytes]) -> None:
    undone = documents(root) != after
    for path in leftovers(root):
        stamp = path.stat().st_mtime - 2 * HOUR
        os.utime(path, (stamp, stamp))
    accepted(root, "read_status", {"issue": ISSUE})
    again = call_in_child(root, scene.tool, scene.arguments)
    assert not again.refused, again.text
    if undone:
        assert (again, documents(root), leftovers(root)) == (told, after, [])
    assert lines(documents(root)) == lines(after)
