"""The command line on the sample project: check, doctor, demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.main import main

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "planning" / "gates" / "fixtures"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "checkout-api")


def test_check_passes_a_sound_plan_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES)

    assert main(["check", "sound_plan.md"]) == 0
    assert capsys.readouterr().out == "sound_plan.md: passes\n"


def test_check_gives_file_line_gate_and_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = (FIXTURES / "sound_plan.md").read_text(encoding="utf-8")
    (tmp_path / "PLAN.md").write_text(sound.replace("- Duration: 30m", "- Duration: a while"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["check", "PLAN.md"]) == 1
    assert capsys.readouterr().out == (
        "PLAN.md:53: stage-without-duration: 'a while' is no length of time\n"
        "  fix: give a length of time: `30m`, `2h`, `3d`\n"
    )


def test_check_strict_makes_a_warning_block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = (FIXTURES / "sound_plan.md").read_text(encoding="utf-8")
    path = tmp_path / "PLAN.md"
    path.write_text(sound.replace("both read the same price tables", "as usual"), encoding="utf-8")

    assert (main(["check", str(path)]), main(["check", str(path), "--strict"])) == (0, 1)
    assert "vague-words: 'as usual' means something else to everybody" in capsys.readouterr().out


def test_check_without_a_plan_is_a_usage_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(project)]) == 2
    assert capsys.readouterr().err == "no plan to check: no issue has a DEPLOY_PLAN.md\n"


def test_check_of_an_unknown_issue_names_the_nearest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "add-idempotency-key", "--root", str(project)]) == 2
    assert SAMPLE_ISSUE in capsys.readouterr().err


def test_doctor_says_root_and_issues(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--root", str(project)]) == 0
    told = capsys.readouterr().out

    assert f"root     {project}\n" in told
    assert f"  {SAMPLE_ISSUE}: risk high, Security completed, Deploy not_started, ready for a deployment plan\n" in told


def test_doctor_of_an_issue_cites_its_facts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", SAMPLE_ISSUE, "--root", str(project)]) == 0
    told = capsys.readouterr().out

    assert "fact      stateless (03_ARCHITECTURE.md:7)\n" in told
    assert "next      propose_rollout with change.summary\n" in told


def test_doctor_without_a_root_says_what_to_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--root", str(tmp_path / "nowhere")]) == 1
    assert "--root" in capsys.readouterr().out


def test_the_demo_plays_over_stdio_and_leaves_nothing_behind(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    command = [sys.executable, "-m", "deploy_planner", "demo", "--plain", "--keep", str(kept)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=50).stdout

    assert "7/7  Done: planned, not deployed." in told
    assert "# Deployment Plan: add-idempotency-keys" in told
    assert "Exposure: share of requests on the new version, time to scale" in told
    plan = kept / ".claude" / "planning" / SAMPLE_ISSUE / "09_DEPLOY_PLAN.md"
    assert plan.read_text(encoding="utf-8").startswith("# Deployment Plan: add-idempotency-keys\n")
    assert not (plan.parent / "09_DEPLOY_PLAN.draft.md").exists()


def test_the_demo_refuses_a_folder_that_holds_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert main(["demo", "--keep", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_causes_no_traceback(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "deploy_planner", "doctor", "--root", str(project)]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, "")
