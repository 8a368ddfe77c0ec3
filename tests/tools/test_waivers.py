"""Waivers: given by a named person, for one gate, at one place, and never for what nobody can own."""

from pathlib import Path

import pytest

from tests.tools.projects import (
    ISSUE,
    PHASE,
    PROPOSE,
    STAGES,
    STATUS,
    accepted,
    at,
    draft_file,
    make_draft,
    make_project,
    plan_file,
    refused,
    status_file,
)

OPEN_AUDIT = STATUS.replace("- [x] Security - Completed (2026-11-20)", "- [ ] Security - In Progress")
ASK_REASON = 'Fix: ask a person, then give reason: "one engineer is on duty at night"'
ASK_BY = 'Fix: ask a person, then give by: "release manager"'


def waiver(gate: str, **given: str) -> dict[str, object]:
    return {"issue": ISSUE, "gate": gate, "reason": "agreed for today", "by": "release manager", **given}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"reason": ""}, f"waiver-invalid · error · reason: gives no reason\n{ASK_REASON}"),
        ({"by": ""}, f"waiver-invalid · error · by: names no person or role\n{ASK_BY}"),
        (
            {"reason": "TBD", "by": "<name>"},
            (
                f"waiver-invalid · error · reason: gives no reason\n{ASK_REASON}\n\n"
                f"waiver-invalid · error · by: names no person or role\n{ASK_BY}"
            ),
        ),
    ],
)
def test_a_waiver_without_reason_or_name_is_refused(tmp_path: Path, given: dict[str, str], told: str) -> None:
    text = refused(make_draft(tmp_path), "waive_gate", waiver("lead-missing", **given))
    assert text == f"{told}\n\nNext: waive_gate with what a person said"


@pytest.mark.parametrize(
    "gate",
    [
        "section-missing", "placeholder", "secret", "unreadable", "argument", "out-of-order", "changed-meanwhile",
        "waiver-invalid",
    ],
)  # fmt: skip
def test_what_nobody_can_own_is_never_waived(tmp_path: Path, gate: str) -> None:
    assert refused(make_draft(tmp_path), "waive_gate", waiver(gate)) == (
        f"waiver-invalid · error · gate: `{gate}` can be waived by nobody\n"
        "Fix: mend the finding itself; check_plan says where and how\n\n"
        "Next: check_plan names the gates that refuse"
    )


def test_a_gate_that_is_none_is_answered_with_the_nearest(tmp_path: Path) -> None:
    assert refused(make_draft(tmp_path), "waive_gate", waiver("leads-missing")) == (
        "waiver-invalid · error · gate: names no gate\n"
        "Fix: give the gate of a finding, such as lead-missing or steps-missing or stages-missing\n\n"
        "Next: check_plan names the gates that refuse"
    )


def test_a_waiver_of_one_place_covers_that_place_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    vague = at(PROPOSE, stages=[{**STAGES[0], "proceed_when": ["all calm", "all well"]}, STAGES[1]])
    place = "stages[0].proceed_when[0] (stage 1)"
    result = accepted(project, "waive_gate", waiver("vague-criterion", where=place))
    assert result["waived"] == [
        "vague-criterion (`stages[0].proceed_when[0]`): agreed for today, release manager",
    ]
    text = refused(project, "propose_rollout", vague)
    assert [line.partition(": ")[0] for line in text.splitlines() if " · error · " in line] == [
        "vague-criterion · error · stages[0].proceed_when[1] (stage 1)"
    ]


def test_a_waiver_without_place_covers_every_place(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    vague = at(PROPOSE, stages=[{**STAGES[0], "proceed_when": ["all calm", "http 5xx rate < 0.6%"]}, STAGES[1]])
    accepted(project, "waive_gate", waiver("vague-criterion"))
    assert accepted(project, "propose_rollout", vague)["waived"] == [
        "vague-criterion: stages[0].proceed_when[0] (stage 1)"
    ]


def test_a_waiver_given_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    accepted(project, "waive_gate", waiver("lead-missing"))
    again = accepted(project, "waive_gate", waiver("lead-missing", by="CTO"))
    assert again["waived"] == ["lead-missing: agreed for today, CTO"]
    assert "| lead-missing | agreed for today | CTO |\n" in draft_file(project).read_text(encoding="utf-8")


def test_an_audit_that_a_person_waived_lets_the_phase_go_on_and_is_not_said_to_have_passed(tmp_path: Path) -> None:
    project = make_project(tmp_path, status=OPEN_AUDIT)
    refused(project, "propose_rollout", PROPOSE)
    accepted(project, "waive_gate", waiver("security-incomplete", by="head of security"))
    results = [accepted(project, tool, arguments) for tool, arguments in PHASE]
    assert results[-1]["waived"] == ["security-incomplete: STATUS.md (00_STATUS.md:9)"]
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- Not applicable: security audit (waived by head of security)\n" in plan
    assert "Security audit passed" not in plan


def test_a_plan_with_waivers_is_marked_only_once_a_person_owns_them(tmp_path: Path) -> None:
    project = make_project(tmp_path, status=OPEN_AUDIT)
    accepted(project, "waive_gate", waiver("security-incomplete", by="head of security"))
    for tool, arguments in PHASE:
        accepted(project, tool, arguments)
    assert refused(project, "mark_deploy_done", {"issue": ISSUE}) == (
        "Not done: a person must own this, and could not be asked from here.\n"
        "- waived security-incomplete: agreed for today (head of security)\n\n"
        "Ask the person: Mark Deploy of cache-prices as planned?\n\n"
        "Next: after their yes, the same call with `confirmed: true`; never without it"
    )
    accepted(project, "mark_deploy_done", {"issue": ISSUE, "confirmed": True})
    assert "- [x] Deploy - Completed (planned)\n" in status_file(project).read_text(encoding="utf-8")
