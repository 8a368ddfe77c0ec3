"""What is wrong around a plan: no root, no issue, a STATUS.md that cannot be read, an audit that is not done."""

from pathlib import Path

import pytest

from tests.tools.projects import (
    ISSUE,
    PROPOSE,
    STATUS,
    accepted,
    call,
    edit,
    make_plan,
    make_project,
    plan_file,
    refused,
    status_file,
)
from tools import TOOLS

SECURITY = "- [x] Security - Completed (2026-11-20)"
SHOWN = ".claude/planning/cache-prices/00_STATUS.md"
SKIP: dict[str, object] = {"issue": ISSUE, "skip_reason": "documentation only", "confirmed": True}
READERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("read_status", {"issue": ISSUE}),
    ("propose_rollout", PROPOSE),
    ("mark_deploy_done", SKIP),
)


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
def test_without_a_root_every_tool_says_what_to_set(tool: str) -> None:
    text = call(None, tool, {} if tool == "list_issues" else {"issue": ISSUE}).text
    assert text.startswith("argument · error · root: no project root is known\nFix: name the project's folder: ")
    assert "deploy-planner --root /path/to/project" in text
    assert "DEPLOY_PLANNER_ROOT=/path/to/project" in text


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS if tool.name != "list_issues"])
def test_an_unknown_issue_is_answered_with_the_nearest_names(tmp_path: Path, tool: str) -> None:
    text = refused(make_project(tmp_path), tool, {"issue": "cach-price"})
    assert text == (
        "argument · error · issue: no issue is named 'cach-price'\n"
        "Fix: give one of 'cache-prices'; list_issues names all 1\n\n"
        "Next: list_issues"
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../x", "holds /: an issue is one folder, not a path or a pattern"),
        ("a/b", "holds /: an issue is one folder, not a path or a pattern"),
        ("a\\b", "holds \\: an issue is one folder, not a path or a pattern"),
        ("..", "begins with '.'"),
        ("", "is empty"),
        ("x" * 300, "has 300 characters, 100 are allowed"),
    ],
)
def test_a_name_that_no_issue_may_have_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    text = refused(make_project(tmp_path), "propose_rollout", {**PROPOSE, "issue": name})
    assert text == (
        f"argument · error · issue: the name {reason}\n"
        "Fix: give the name of a folder in .claude/planning, for example 'cache-prices'\n\n"
        "Next: list_issues"
    )


@pytest.mark.parametrize(("tool", "arguments"), READERS)
def test_without_status_the_step_says_how_to_write_one(tmp_path: Path, tool: str, arguments: dict[str, object]) -> None:
    project = make_project(tmp_path)
    status_file(project).unlink()
    assert refused(project, tool, arguments) == (
        "unreadable · error · STATUS.md: the folder of cache-prices has no STATUS.md\n"
        "Fix: write one that lists the phases as they are, one a line: `- [x] Security - Completed`\n\n"
        "Next: read_status"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x00\x01\x02", f"{SHOWN}:1: is not text: byte 0 is 0x00"),
        (b"a" * 20_000_000, f"{SHOWN}: has 20,000,000 bytes, 5,000,000 are allowed"),
        ("# Status\n\n- [x] Sécurité\n".encode("latin-1"), f"{SHOWN}:3: is not UTF-8: byte 17 is 0xe9"),
    ],
    ids=["binary", "20 MB", "not UTF-8"],
)
@pytest.mark.parametrize(("tool", "arguments"), READERS)
def test_a_status_that_is_no_text_is_refused_with_its_line(
    tmp_path: Path, tool: str, arguments: dict[str, object], data: bytes, told: str
) -> None:
    project = make_project(tmp_path)
    status_file(project).write_bytes(data)
    assert refused(project, tool, arguments).startswith(f"unreadable · error · {told}\nFix: ")


def test_an_empty_status_is_read_and_named_as_the_blocker(tmp_path: Path) -> None:
    project = make_project(tmp_path, status="")
    result = accepted(project, "read_status", {"issue": ISSUE})
    assert (result["ready"], result["blockers"]) == (False, ["00_STATUS.md has no line for the Security phase"])


def test_an_empty_status_allows_neither_a_rollout_nor_a_skip(tmp_path: Path) -> None:
    project = make_project(tmp_path, status="")
    assert refused(project, "propose_rollout", PROPOSE) == (
        "security-incomplete · error · STATUS.md: has no line for the Security phase\n"
        "Fix: finish the security audit and let STATUS.md say so; where none is needed, a person may waive "
        "`security-incomplete` (waive_gate), or skip the phase (mark_deploy_done with skip_reason)\n\n"
        "Next: finish the Security phase, then propose_rollout"
    )
    assert refused(project, "mark_deploy_done", SKIP) == (
        "section-missing · error · STATUS.md: there is no checklist of phases to mark Deploy in\n"
        "Fix: add the heading `## Progress` and under it the line `- [x] Deploy - Skipped (documentation only)`"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- [ ] Security - Not Started", "Not Started"),
        ("- [ ] Security - In Progress", "In Progress"),
        ("- [x] Security - FAILED", "FAILED"),
        ("- [x] Security - N/A", "N/A"),
    ],
)
def test_a_rollout_waits_for_the_security_audit(tmp_path: Path, line: str, said: str) -> None:
    project = make_project(tmp_path, status=STATUS.replace(SECURITY, line))
    assert refused(project, "propose_rollout", PROPOSE) == (
        f"security-incomplete · error · STATUS.md (00_STATUS.md:9): the Security phase is not completed: {said}\n"
        "Fix: finish the security audit and let STATUS.md say so; where none is needed, a person may waive "
        "`security-incomplete` (waive_gate), or skip the phase (mark_deploy_done with skip_reason)\n\n"
        "Next: finish the Security phase, then propose_rollout"
    )


def test_a_plan_edited_into_nonsense_is_not_marked_as_done(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    edit(plan_file(project), "  - `http 5xx rate < 0.6%`\n", "  - errors stay low\n")
    assert refused(project, "mark_deploy_done", {"issue": ISSUE}).endswith(
        "vague-criterion · error · stages[0].proceed_when[0] (09_DEPLOY_PLAN.md:53): "
        "'errors stay low' holds no metric with a bound, and no command with a result\n"
        "Fix: for example: `http 5xx rate < 0.6% over 10m`\n\n"
        "Next: mend the plan (by hand or with the tools), then mark_deploy_done again"
    )


def test_a_plan_that_became_another_text_is_not_marked_and_not_overwritten(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    plan_file(project).write_text("Dear diary\n", encoding="utf-8")
    for tool, arguments in (("mark_deploy_done", {"issue": ISSUE}), ("propose_rollout", PROPOSE)):
        assert refused(project, tool, arguments).startswith(
            "unreadable · error · header (09_DEPLOY_PLAN.md:1): has no title\n"
            "Fix: begin the document with `# Deployment Plan: <issue>`\n\n"
        )
