"""Eight processes on one issue and eight on eight issues: no accepted change is lost, and the order was a serial one."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.crowd import at_once
from tests.faults.scenes import WAIVE, documents, fresh
from tests.tools.projects import ISSUE, PHASE, ROLLBACK, accepted, at, call, draft_file, make_draft, make_project, place

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
ROUNDS = 3
TRIES = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was accepted, by the word by which it is found in the draft, and what was answered before."""

    word: str
    refusals: tuple[str, ...]


def steps(who: int) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Half of the eight add waivers, the others replace the rollout's dashboards or whom a rollback notifies."""
    for number in range(ROUNDS):
        word = f"p{who}n{number}"
        if who < 4:
            yield word, "waive_gate", at(WAIVE, where=word)
        elif who < 6:
            yield word, "propose_rollout", {"issue": ISSUE, "watch": [f'Grafana "{word}"']}
        else:
            yield word, "draft_rollback", at(ROLLBACK, notify=[f"`#{word}`"])


def taken(root: Path, who: int) -> list[tuple[str, list[str]]]:
    """Take the steps, each again until it is accepted."""
    done: list[tuple[str, list[str]]] = []
    for word, tool, arguments in steps(who):
        refusals: list[str] = []
        while (answer := call(root, tool, arguments)).refused and len(refusals) < TRIES:
            refusals.append(answer.text)
        assert not answer.refused, answer.text
        done.append((word, refusals))
    return done


@pytest.mark.parametrize("apart", [False, True], ids=["one folder for locks", "a folder for locks each"])
def test_eight_processes_on_one_issue_lose_nothing_that_was_accepted(tmp_path: Path, apart: bool) -> None:
    template = make_draft(tmp_path / "template")
    root = fresh(template, tmp_path / "crowded")

    def work(who: int) -> object:
        if apart:  # what another TMPDIR does
            tempfile.tempdir = tempfile.mkdtemp(dir=tmp_path)
        return taken(root, who)

    all_taken = [[Taken(word, tuple(said)) for word, said in done] for done in at_once(8, work)]
    refusals = {said.partition(" ")[0] for done in all_taken for one in done for said in one.refusals}
    assert refusals <= ({"busy", "changed-meanwhile"} if apart else {"busy"})
    final = draft_file(root).read_text(encoding="utf-8")
    order = list(dict.fromkeys(re.findall(r"p\dn\d", final[final.index("lead-missing") :])))
    assert {word for word in order if word < "p4"} == {
        f"p{who}n{number}" for who in range(4) for number in range(ROUNDS)
    }
    last: list[str] = re.findall(r"p[4-7]n\d", final)
    assert {word[2:] for word in last} == {f"n{ROUNDS - 1}"}, "the last word is the last step of somebody"
    every = {word: (tool, arguments) for who in range(8) for word, tool, arguments in steps(who)}
    for word in [*(word for word in order if word < "p4"), *dict.fromkeys(last)]:
        accepted(template, *every[word])
    assert documents(root) == documents(template)


def test_eight_processes_on_eight_issues_write_what_each_would_write_alone(tmp_path: Path) -> None:
    template = make_project(tmp_path / "template")
    names = [f"shop-{who}" for who in range(8)]
    for name in names:
        shutil.copytree(place(template, ""), place(template, "").parent / name)
    root = fresh(template, tmp_path / "crowded")

    def phase(project: Path, name: str) -> object:
        for tool, arguments in PHASE:
            accepted(project, tool, at(arguments, issue=name))
        return name

    assert at_once(8, lambda who: phase(root, names[who])) == names
    for name in names:
        phase(template, name)
    assert documents(root) == documents(template)
