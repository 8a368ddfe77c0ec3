"""Texts that try to be sections, rows, ticks, HTML or templates stand in the plan as the words that they are."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from planning.plan.reader import read_plan
from planning.status.reader import read_status
from tests.attacks.content_calls import HARMLESS, TEXTS, fields, play
from tests.attacks.content_structure import bones, counted, foreign, headings, targets
from tests.tools.projects import make_project, plan_file, status_file

ATTACKS = [
    pytest.param(text, id=f"{kind}: {name}") for kind in ("markdown", "template") for name, text in TEXTS[kind].items()
]


@cache
def harmless() -> tuple[str, str]:
    """Give the plan and the STATUS.md of the same phase with a harmless word everywhere."""
    with TemporaryDirectory() as folder:
        root = make_project(Path(folder))
        played = play(root, HARMLESS)
        assert played.refusals == []
        return plan_file(root).read_text(encoding="utf-8"), status_file(root).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ATTACKS)
def test_a_text_is_refused_or_stands_as_words(tmp_path: Path, text: str) -> None:
    root = make_project(tmp_path)
    played = play(root, text)
    plan, status = (path.read_text(encoding="utf-8") for path in (plan_file(root), status_file(root)))
    safe_plan, safe_status = harmless()

    assert headings(plan) == headings(safe_plan)
    assert bones(plan) == bones(safe_plan)
    assert counted(read_plan(plan)) == counted(read_plan(safe_plan))
    assert foreign(plan) == ()
    assert [href for href in targets(plan) if not href.startswith(("http://", "https://", "mailto:"))] == []
    assert foreign(status) == ()
    assert _phases(status) == _phases(safe_status)
    assert not any("Internal error" in words for words in played.refusals)


def _phases(status: str) -> list[tuple[str, str, int]]:
    return [(phase.name, phase.state, phase.line) for phase in read_status(status).phases]


def test_every_writing_tool_is_attacked_in_every_free_text() -> None:
    assert len(fields()) >= 30
