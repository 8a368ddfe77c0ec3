"""`show`: which plan is drawn, and what is said where there is none."""

from pathlib import Path

import pytest

from server.main import main

FIXTURES = Path(__file__).parents[2] / "planning" / "gates" / "fixtures"
SOUND = (FIXTURES / "sound_plan.md").read_text(encoding="utf-8")
STATUS = (FIXTURES / "sound_status.md").read_text(encoding="utf-8")


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / ".claude" / "planning" / "add-price-cache"
    folder.mkdir(parents=True)
    (folder / "STATUS.md").write_text(STATUS, encoding="utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str], name: str) -> list[str]:
    assert main(["show", name]) == 0
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_the_plan_of_an_issue_is_drawn_and_its_open_draft_before_it(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (issue / "DEPLOY_PLAN.md").write_text(SOUND, encoding="utf-8")
    plan = told(capsys, "add-price-cache")
    (issue / "DEPLOY_PLAN.draft.md").write_text(SOUND.replace("- Duration: 30m", "- Duration: 45m"), encoding="utf-8")
    draft = told(capsys, "add-price-cache")

    assert plan[:2] == ["Deployment plan: add-price-cache", ".claude/planning/add-price-cache/DEPLOY_PLAN.md"]
    assert draft[1] == ".claude/planning/add-price-cache/DEPLOY_PLAN.draft.md"
    assert any(line.endswith("45m  1 canary    http 5xx rate < 0.5%") for line in draft)


def test_findings_do_not_make_it_fail(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (issue / "DEPLOY_PLAN.md").write_text(SOUND.replace("- Duration: 30m", "- Duration: a while"), encoding="utf-8")

    assert "blocking" in told(capsys, "add-price-cache")[-1]


def test_an_issue_without_a_plan_is_told_as_check_tells_it(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del issue
    assert (main(["show", "add-price-cache"]), main(["check", "add-price-cache"])) == (2, 2)
    error = "DEPLOY_PLAN.md: out-of-order: there is no plan yet\n  fix: call propose_rollout with change.summary\n"
    assert capsys.readouterr().err == error * 2


def test_an_unknown_issue_is_answered_with_the_nearest(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del issue
    assert main(["show", "add-price-cash"]) == 2
    assert "add-price-cache" in capsys.readouterr().err


def test_a_plan_that_is_no_text_is_refused(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (issue / "DEPLOY_PLAN.md").write_bytes(b"\xff\xfe\x00plan")

    assert main(["show", "add-price-cache"]) == 1
    assert "unreadable" in capsys.readouterr().err
