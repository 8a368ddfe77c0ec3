"""Results stay short, however large the project: lists are cut, and say how much they leave out."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.tools.projects import (
    ISSUE,
    PHASE,
    PROPOSE,
    STAGES,
    STATUS,
    accepted,
    at,
    call,
    make_plan,
    make_project,
    objects,
    place,
    plan_file,
    refused,
    status_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_fifty_issues_are_listed_the_open_ones_first_and_all_are_counted(tmp_path: Path) -> None:
    done = STATUS.replace("- [ ] Deploy - Not Started", "- [x] Deploy - Completed (planned)")
    for number in range(60):
        folder = tmp_path / ".claude" / "planning" / f"issue-{number}"
        folder.mkdir(parents=True)
        (folder / "STATUS.md").write_text(done if number < 30 else STATUS, encoding="utf-8")
    result = accepted(tmp_path, "list_issues", {})
    issues = objects(result["issues"])
    assert [issue["issue"] for issue in issues] == [f"issue-{n}" for n in [*range(30, 60), *range(20)]]
    assert (result["total"], result["next"]) == (60, "read_status issue-30")


def test_notes_are_cut(tmp_path: Path) -> None:
    project = make_project(
        tmp_path, STATUS.replace("Not Started\n- [ ] Observe", f"Blocked: {'x' * 200}\n- [ ] Observe")
    )
    phases = objects(accepted(project, "read_status", {"issue": ISSUE})["phases"])
    assert phases[2]["note"] == f"Blocked: {'x' * 108}..."
    assert len(str(phases[2]["note"])) == 120


def test_twenty_requirements_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    needs = [f"- The p99 latency of page {n} stays below {n + 100}ms.\n" for n in range(25)]
    place(project, "03_PROJECT_SPEC.md").write_text("# Performance\n\n" + "".join(needs), encoding="utf-8")
    requirements = objects(accepted(project, "read_status", {"issue": ISSUE})["requirements"])
    assert (len(requirements), requirements[-1]) == (
        21,
        {"text": "5 more in the document", "source": "03_PROJECT_SPEC.md"},
    )


def test_fifty_findings_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    vague = [f"all calm on {n}" for n in range(60)]
    text = refused(project, "propose_rollout", at(PROPOSE, stages=[{**STAGES[0], "proceed_when": vague}, STAGES[1]]))
    assert text.count("vague-criterion · error") == 50
    assert text.endswith("\n\nand 10 more\n\nNext: propose_rollout with the corrected arguments")


def test_check_plan_tells_fifty_findings_and_how_many_more_there_are(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    plan = plan_file(project).read_text(encoding="utf-8")
    vague = "".join(f"  - all calm on {n}\n" for n in range(60))
    plan_file(project).write_text(plan.replace("- Proceed when:\n", f"- Proceed when:\n{vague}", 1), encoding="utf-8")
    result = accepted(project, "check_plan", {"issue": ISSUE})
    findings = objects(result["findings"])
    assert (result["ok"], len(findings), result["warnings"]) == (False, 50, ["10 more findings"])


def test_every_result_says_what_comes_next(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    calls: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("list_issues", {}),
        ("read_status", {"issue": ISSUE}),
        ("waive_gate", {"issue": ISSUE, "gate": "lead-missing", "reason": "one is on duty", "by": "CTO"}),
        *PHASE,
        ("check_plan", {"issue": ISSUE}),
        ("mark_deploy_done", {"issue": ISSUE, "confirmed": True}),
    )
    told = [accepted(project, tool, arguments)["next"] for tool, arguments in calls]
    assert told == [
        "read_status cache-prices",
        "propose_rollout with change.summary",
        "the step that the gate refused",
        "draft_rollback",
        "write_plan",
        "mark_deploy_done",
        "mark_deploy_done",
        "/observe cache-prices",
    ]


def test_a_result_carries_the_same_object_as_text_and_structure(tmp_path: Path) -> None:
    import json

    project = make_project(tmp_path)
    answer = call(project, "read_status", {"issue": ISSUE})
    assert json.loads(answer.text) == answer.result
    assert status_file(project).read_text(encoding="utf-8") == STATUS
