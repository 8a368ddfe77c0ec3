"""`check`: every plan and every open draft is judged, whatever is wrong with the others."""

from pathlib import Path

import pytest

from server.main import main

FIXTURES = Path(__file__).parents[2] / "tests" / "planning" / "gates" / "fixtures"
SOUND = (FIXTURES / "sound_plan.md").read_text(encoding="utf-8")
STATUS = (FIXTURES / "sound_status.md").read_text(encoding="utf-8")
OPEN = SOUND.replace("- Duration: 30m", "- Duration: a while")
FINDING = (
    ":53: stage-without-duration: 'a while' is no length of time\n  fix: give a length of time: `30m`, `2h`, `3d`\n"
)


@pytest.fixture
def planning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / ".claude" / "planning"
    folder.mkdir(parents=True)
    return folder


def add(planning: Path, issue: str, **documents: str | bytes) -> None:
    folder = planning / issue
    folder.mkdir()
    (folder / "STATUS.md").write_text(STATUS, encoding="utf-8")
    for name, text in documents.items():
        path = folder / f"{name.replace('_DRAFT', '.draft')}.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def findings(told: str, gate: str = "stage-without-duration") -> list[str]:
    return [line for line in told.splitlines() if f": {gate}: " in line]


def test_an_open_draft_and_the_written_plan_are_both_judged(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN=SOUND, DEPLOY_PLAN_DRAFT=OPEN)

    assert main(["check", "one"]) == 1
    assert findings(capsys.readouterr().out) == [
        ".claude/planning/one/DEPLOY_PLAN.draft.md:53: stage-without-duration: 'a while' is no length of time"
    ]


def test_a_sound_draft_does_not_hide_what_is_wrong_with_the_plan(
    planning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(planning, "one", DEPLOY_PLAN=OPEN, DEPLOY_PLAN_DRAFT=SOUND)

    assert main(["check", "one"]) == 1
    assert findings(capsys.readouterr().out) == [
        ".claude/planning/one/DEPLOY_PLAN.md:53: stage-without-duration: 'a while' is no length of time"
    ]


def test_a_draft_that_equals_the_plan_is_judged_once(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN=OPEN, DEPLOY_PLAN_DRAFT=OPEN)

    assert main(["check", "one"]) == 1
    assert len(findings(capsys.readouterr().out)) == 1


def test_a_draft_alone_is_judged_when_its_issue_is_named(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN_DRAFT=OPEN)

    assert main(["check", "one"]) == 1
    assert len(findings(capsys.readouterr().out)) == 1


def test_one_unreadable_plan_hides_no_other(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN=OPEN)
    add(planning, "three", DEPLOY_PLAN=OPEN)
    add(planning, "two", DEPLOY_PLAN=b"\xff\xfe\x00plan")

    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert [line.split("/")[2] for line in findings(told.out)] == ["one", "three"]
    assert "unreadable" in told.err


def test_an_unreadable_draft_does_not_hide_its_plan(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN=OPEN, DEPLOY_PLAN_DRAFT=b"\xff\xfe\x00draft")

    assert main(["check", "one"]) == 1
    told = capsys.readouterr()
    assert len(findings(told.out)) == 1
    assert "unreadable" in told.err


def test_an_unreadable_plan_does_not_hide_its_draft(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one", DEPLOY_PLAN=b"\xff\xfe\x00plan", DEPLOY_PLAN_DRAFT=OPEN)

    assert main(["check", "one"]) == 1
    told = capsys.readouterr()
    assert len(findings(told.out)) == 1
    assert "unreadable" in told.err


def test_a_name_that_is_nothing_does_not_hide_the_plans_named_beside_it(
    planning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(planning, "one", DEPLOY_PLAN=OPEN)

    assert main(["check", "nowhere", "one"]) == 2
    assert len(findings(capsys.readouterr().out)) == 1


def test_an_issue_without_a_plan_is_a_usage_error(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(planning, "one")

    assert main(["check", "one"]) == 2
    assert capsys.readouterr().err == (
        "DEPLOY_PLAN.md: out-of-order: there is no plan yet\n  fix: call propose_rollout with change.summary\n"
    )


def test_a_file_in_an_issues_folder_is_judged_among_its_documents_and_any_other_by_itself(
    planning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(planning, "one", DEPLOY_PLAN=SOUND, ARCHITECTURE="# Shop\n")
    elsewhere = planning.parent.parent / "COPY.md"
    elsewhere.write_text(SOUND, encoding="utf-8")
    by_itself = main(["check", "COPY.md"]), capsys.readouterr().out
    main(["check", ".claude/planning/one/DEPLOY_PLAN.md"])

    assert by_itself == (0, "COPY.md: passes\n")
    assert len(findings(capsys.readouterr().out, "stale-input")) == 1


def test_a_waived_finding_is_shown_and_does_not_block(planning: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waived = (
        OPEN + "\n## Waivers\n\n| Gate | Reason | By |\n|---|---|---|\n| `stage-without-duration` | drill | Ada |\n"
    )
    (planning / "PLAN.md").write_text(waived, encoding="utf-8")

    main(["check", str(planning / "PLAN.md")])
    assert f".claude/planning/PLAN.md{FINDING[:-1]} (waived)\n" in capsys.readouterr().out
