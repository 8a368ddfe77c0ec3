"""A person saves a document at any moment of a step: what they saved is never lost, and what the step had read is told."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from resources.documents import digest_of
from tests.faults.boundary import Call, Meddler
from tests.faults.offspring import Outcome, call_in_child
from tests.faults.random_kills import STEPS
from tests.faults.scenes import SCENES, THOROUGH, Scene, documents, fresh, leftovers
from tests.tools.projects import accepted, call, draft_file, make_project, place, plan_file, status_file

BY_HAND = b"\n## Who to call\n\nAnn, by hand.\n"


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def by_renaming(path: Path, data: bytes) -> None:
    beside = path.with_name("saved~")
    beside.write_bytes(data)
    beside.replace(path)


def saving(at: int, path: Path, data: bytes) -> Meddler:
    """Save a document just before one of the step's calls of the system."""
    left = at

    def meddle(_: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            (in_place if at % 2 else by_renaming)(path, data)
        return make(*arguments)

    return meddle


def edited_documents(scene: Scene, root: Path) -> Iterator[Path]:
    """The document that the step writes, and one of the others that are there."""
    target = scene.target(root)
    yield target
    others = (place(root, "03_ARCHITECTURE.md"), status_file(root), plan_file(root), draft_file(root))
    yield from (path for path in others if path.exists() and path != target)


def test_what_a_person_saves_between_any_two_steps_is_honoured_or_told(tmp_path: Path) -> None:
    root, refusals = make_project(tmp_path / "phase"), list[str]()
    for number, (tool, arguments) in enumerate(STEPS):
        for path in sorted(place(root, "").glob("*.md")):
            name = path.relative_to(root).as_posix()
            edited = fresh(root, tmp_path / f"{number} {path.name}")
            data = path.read_bytes() + BY_HAND
            (edited / name).write_bytes(data)
            answer = call(edited, tool, arguments)
            if answer.refused:
                refusals.append(f"{tool} {path.name}")
            nothing_by_hand_is_lost(Outcome(False, answer.refused, answer.text), root, edited, name, data)
        accepted(root, tool, arguments)
    # the plan was edited under its draft: nobody can say which of the two is meant
    assert refusals == ["write_plan 09_DEPLOY_PLAN.md"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the step runs in a child")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_what_a_person_saves_at_any_moment_of_a_step_is_never_lost(scene: Scene, tmp_path: Path) -> None:
    template = scene.make(tmp_path / "template")
    told = call_in_child(fresh(template, tmp_path / "whole"), scene.tool, scene.arguments)
    met = set[bool]()
    for number, path in enumerate(edited_documents(scene, template)):
        name = path.resolve().relative_to(template).as_posix()
        moments = told.turns if THOROUGH else told.changes
        # of a document that the step only reads some of the moments will do
        for at in moments if path == scene.target(template) or THOROUGH else told.turns[number::9]:
            root = fresh(template, tmp_path / f"{number}.{at}")
            data = path.read_bytes() + BY_HAND if path.exists() else BY_HAND
            outcome = call_in_child(root, scene.tool, scene.arguments, saving(at, root / name, data))
            met.add(outcome.refused)
            assert not leftovers(root)
            nothing_by_hand_is_lost(outcome, template, root, name, data)
    assert True in met


def nothing_by_hand_is_lost(outcome: Outcome, template: Path, root: Path, name: str, data: bytes) -> None:
    before, now = documents(template), documents(root)
    if not outcome.refused:
        assert now != before
        held = now.get(name) or now[plan_file(root).relative_to(root).as_posix()]
        assert BY_HAND.strip() in held
        return
    assert now == {**before, **{link: before[link] for link in before if (root / link).is_symlink()}, name: data}
    gate = outcome.text.partition(" ")[0]
    assert gate in {"changed-meanwhile", "out-of-order", "unreadable"}, outcome.text
    if gate == "changed-meanwhile":
        assert "\nFix: " in outcome.text
        assert digest_of(data) in outcome.text
        assert digest_of(before[name]) in outcome.text if name in before else "no" in outcome.text
