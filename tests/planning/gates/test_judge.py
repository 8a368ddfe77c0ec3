"""The engine: how grave a finding is, where people see it, and what a waiver covers."""

import pytest

from planning.finding import Finding, Severity
from planning.gates.case import Case, Surroundings
from planning.gates.gate import Blocks, Gate, Problem, Topic
from planning.gates.judge import Judgement, judge, place, severity
from planning.plan.model import Plan
from planning.plan.parts import Waiver
from planning.risk import Risk
from planning.status.reader import read_status

FIRST = Problem("stages[0].duration", "`a while` is no length of time", "give `30m`")
SECOND = Problem("stages[1].duration", "`soon` is no length of time", "give `2h`")
LINES = {"stages[0]": 40, "stages[1]": 44, "stages[1].duration": 45}


def a_gate(*problems: Problem, blocks: Blocks = Blocks.MEDIUM, waivable: bool = True) -> Gate:
    return Gate("no-length", blocks, Topic.ROLLOUT, waivable, "why", "bad", "good", lambda _case: problems)


def a_case(*waivers: Waiver, risk: Risk = Risk.MEDIUM) -> Case:
    return Case(Plan(issue="cache-prices", risk=risk, waivers=waivers), lines=LINES)


def waiver(where: str = "", gate: str = "no-length", reason: str = "agreed", by: str = "Ada") -> Waiver:
    return Waiver(gate=gate, where=where, reason=reason, by=by)


def found(problem: Problem, where: str, gravity: Severity = Severity.ERROR) -> Finding:
    return Finding("no-length", gravity, where, problem.message, problem.fix)


FOUND = (
    found(FIRST, "stages[0].duration (DEPLOY_PLAN.md:40)"),
    found(SECOND, "stages[1].duration (DEPLOY_PLAN.md:45)"),
)


def judged(*waivers: Waiver) -> Judgement:
    return judge(a_case(*waivers), [a_gate(FIRST, SECOND)], "DEPLOY_PLAN.md")


def test_findings_carry_the_name_of_their_gate_and_the_place_people_see() -> None:
    assert judged() == Judgement(FOUND)


def test_a_case_without_problems_has_no_findings() -> None:
    assert judge(a_case(), [a_gate()], "DEPLOY_PLAN.md") == Judgement(())


@pytest.mark.parametrize("where", [
    "stages[1].duration", "stages[1]", "`stages[1]`", "DEPLOY_PLAN.md:45", "`DEPLOY_PLAN.md:45`", "`soon`", "soon",
])  # fmt: skip
def test_a_waiver_covers_its_place_and_no_other(where: str) -> None:
    assert judged(waiver(where)) == Judgement(FOUND[:1], FOUND[1:])


@pytest.mark.parametrize("where", ["", "stages"])
def test_a_waiver_without_a_place_or_of_the_whole_covers_every_finding_of_its_gate(where: str) -> None:
    assert judged(waiver(where)) == Judgement((), FOUND)


@pytest.mark.parametrize("void", [
    waiver("stages[10]"), waiver("stages[1].dur"), waiver("stage"), waiver("DEPLOY_PLAN.md:4"), waiver("so"),
    waiver("OTHER.md:45"), waiver(gate="another"), waiver(reason=""), waiver(by=""), waiver("stages[2]"),
])  # fmt: skip
def test_a_waiver_of_something_else_or_without_reason_or_person_covers_nothing(void: Waiver) -> None:
    assert judged(void) == Judgement(FOUND)


def test_two_waivers_cover_two_places() -> None:
    assert judged(waiver("stages[0]"), waiver("stages[1]")) == Judgement((), FOUND)


def test_a_gate_that_cannot_be_waived_stands() -> None:
    assert judge(a_case(waiver()), [a_gate(FIRST, waivable=False)], "DEPLOY_PLAN.md") == Judgement(FOUND[:1])


def test_strict_lets_warnings_block_and_waivers_stand() -> None:
    gates = [a_gate(FIRST, SECOND, blocks=Blocks.NEVER)]
    case = a_case(waiver("stages[1]"), risk=Risk.LOW)
    strict, plain = (judge(case, gates, "DEPLOY_PLAN.md", strict=strict) for strict in (True, False))

    assert (strict.errors, strict.warnings, strict.waived) == (FOUND[:1], (), FOUND[1:])
    assert plain.errors == ()
    assert plain.warnings == (found(FIRST, FOUND[0].where, Severity.WARNING),)


@pytest.mark.parametrize(("blocks", "low", "medium", "high"), [
    (Blocks.ALWAYS, "error", "error", "error"),
    (Blocks.MEDIUM, "warning", "error", "error"),
    (Blocks.HIGH, "warning", "warning", "error"),
    (Blocks.NEVER, "warning", "warning", "warning"),
])  # fmt: skip
def test_risk_decides_what_blocks_and_unknown_counts_as_medium(
    blocks: Blocks, low: str, medium: str, high: str
) -> None:
    by_risk = {risk: severity(blocks, risk) for risk in Risk}

    assert by_risk == {Risk.LOW: low, Risk.MEDIUM: medium, Risk.HIGH: high, Risk.UNKNOWN: medium}
    assert {severity(blocks, risk, strict=True) for risk in Risk} == {Severity.ERROR}


def test_the_plan_says_the_risk_and_the_status_where_it_does_not() -> None:
    around = Surroundings(read_status("# Status\n\n**Risk Level:** High\n"))
    unknown, low = (Case(Plan(issue="x", risk=risk), around) for risk in (Risk.UNKNOWN, Risk.LOW))

    assert (unknown.risk, low.risk) == (Risk.HIGH, Risk.LOW)
    assert Case(Plan(issue="x")).risk is Risk.UNKNOWN


@pytest.mark.parametrize(("where", "file", "known", "seen"), [
    ("stages[1].duration", "DEPLOY_PLAN.md", 0, "stages[1].duration (DEPLOY_PLAN.md:45)"),
    ("stages[1].do[3]", "DEPLOY_PLAN.md", 0, "stages[1].do[3] (DEPLOY_PLAN.md:44)"),
    ("stages[1].do[3]", "DEPLOY_PLAN.md", 51, "stages[1].do[3] (DEPLOY_PLAN.md:51)"),
    ("stages[2].duration", "DEPLOY_PLAN.md", 0, "stages[2].duration (stage 3)"),
    ("stages[1]", "", 0, "stages[1] (stage 2)"),
    ("stages", "DEPLOY_PLAN.md", 0, "stages"),
    ("release.lead", "DEPLOY_PLAN.md", 0, "release.lead"),
])  # fmt: skip
def test_a_place_is_seen_by_its_line_else_by_its_stage_else_by_its_path(
    where: str, file: str, known: int, seen: str
) -> None:
    assert place(where, LINES, file, known) == seen


def test_a_problem_of_another_document_is_seen_there() -> None:
    problem = Problem("status.security", "is open", "finish it", line=5, file="STATUS.md")

    assert judge(a_case(), [a_gate(problem)], "DEPLOY_PLAN.md") == Judgement(
        (found(problem, "status.security (STATUS.md:5)"),)
    )
