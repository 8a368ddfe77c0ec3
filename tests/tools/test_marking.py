"""mark_deploy_done: what it changes, what it asks a person, and that twice is as good as once."""

from pathlib import Path

import pytest

from tests.tools.projects import (
    ISSUE,
    STATUS,
    accepted,
    edit,
    make_draft,
    make_plan,
    make_project,
    on_disk,
    refused,
    status_file,
)

ASKED = "Not done: a person must own this, and could not be asked from here.\n"
AFTER = "Next: after their yes, the same call with `confirmed: true`; never without it"


def test_only_the_line_the_date_and_the_artifacts_change(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    accepted(project, "mark_deploy_done", {"issue": ISSUE})
    assert status_file(project).read_text(encoding="utf-8") == (
        STATUS.replace("2026-11-20\n", "2026-11-23\n", 1).replace(
            "- [ ] Deploy - Not Started", "- [x] Deploy - Completed (planned)"
        )
        + "- `09_DEPLOY_PLAN.md`\n"
    )


def test_marking_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    accepted(project, "mark_deploy_done", {"issue": ISSUE})
    before = on_disk(project)
    assert accepted(project, "mark_deploy_done", {"issue": ISSUE}) == {
        "status_line": "- [x] Deploy - Completed (planned)",
        "changed": False,
        "next": "/observe cache-prices",
        "warnings": ["the line said so already: nothing was changed"],
    }
    assert on_disk(project) == before


@pytest.mark.parametrize("status", [STATUS, STATUS.replace("- [x] Security - Completed (2026-11-20)\n", "")])
def test_a_skip_needs_neither_plan_nor_audit_but_a_person(tmp_path: Path, status: str) -> None:
    project = make_project(tmp_path, status=status)
    skip = {"issue": ISSUE, "skip_reason": "documentation only"}
    assert refused(project, "mark_deploy_done", skip) == (
        f"{ASKED}- no deployment plan: documentation only\n\n"
        f"Ask the person: Mark Deploy of cache-prices as skipped?\n\n{AFTER}"
    )
    accepted(project, "mark_deploy_done", {**skip, "confirmed": True})
    assert "- [x] Deploy - Skipped (documentation only)\n" in status_file(project).read_text(encoding="utf-8")
    assert accepted(project, "mark_deploy_done", skip)["changed"] is False


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_skip_without_a_reason_is_refused(tmp_path: Path, reason: str) -> None:
    arguments = {"issue": ISSUE, "skip_reason": reason, "confirmed": True}
    assert refused(make_project(tmp_path), "mark_deploy_done", arguments) == (
        'argument · error · skip_reason: is empty\nFix: say why: "documentation only, nothing is deployed"'
    )


@pytest.mark.parametrize(("line", "said"), [("- [x] Deploy - FAILED", "FAILED"), ("- [x] Deploy - N/A", "N/A")])
def test_a_line_that_failed_or_was_skipped_is_changed_only_by_a_person(tmp_path: Path, line: str, said: str) -> None:
    project = make_plan(tmp_path)
    edit(status_file(project), "- [ ] Deploy - Not Started", line)
    assert refused(project, "mark_deploy_done", {"issue": ISSUE}) == (
        f"{ASKED}- the Deploy line says {said}\n\nAsk the person: Mark Deploy of cache-prices as planned?\n\n{AFTER}"
    )
    result = accepted(project, "mark_deploy_done", {"issue": ISSUE, "confirmed": True})
    assert result["status_line"] == "- [x] Deploy - Completed (planned)"


def test_an_open_draft_has_to_be_finished_first_even_beside_a_plan(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    accepted(project, "propose_rollout", {"issue": ISSUE, "watch": ["Grafana"]})
    assert refused(project, "mark_deploy_done", {"issue": ISSUE, "confirmed": True}) == (
        "out-of-order · error · 09_DEPLOY_PLAN.draft.md: a draft is open: the plan on disk is not the last word\n"
        "Fix: call write_plan to finish the draft, or delete it to keep the plan as it is\n\n"
        "Next: write_plan"
    )


def test_a_draft_alone_is_no_plan(tmp_path: Path) -> None:
    text = refused(make_draft(tmp_path), "mark_deploy_done", {"issue": ISSUE})
    assert text.startswith("out-of-order · error · 09_DEPLOY_PLAN.draft.md: ")
