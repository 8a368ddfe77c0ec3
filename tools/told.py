"""What every step tells besides its result: warnings, what a person waived, what is still open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planning.finding import Finding, Refusal
from planning.gates import GATES
from planning.gates.case import Case, lines_of
from planning.gates.judge import Judgement, judge
from planning.plan.model import Plan
from planning.plan.places import section_of
from planning.plan.sections import Section
from tools.desk import Desk
from tools.draft import file_of

OPENING = frozenset({
    "stages-missing", "trigger-missing", "steps-missing", "rollback-unverified", "nobody-notified",
    "rollback-target-missing", "lead-missing", "window-missing", "stage-without-step", "stage-without-criterion",
    "stage-without-signal", "baseline-missing", "checklist-item-missing", "item-without-evidence",
    "smoke-test-missing", "health-check-missing", "metrics-missing", "changelog-missing", "migrations-missing",
    "fix-forward-missing", "strategy-step-missing", "undefined-value", "vague-step",
})  # fmt: skip
"""Gates that speak of what nobody has given yet, where nothing was given."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the server filled in, and where it took it from."""

    where: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a judged step has to tell besides its result."""

    warnings: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def case_after(desk: Desk, plan: Plan) -> Case:
    """Make the case of a plan that a step has made: what the step left alone still has its line on disk."""
    before = desk.base.plan
    lines = {path: line for path, line in lines_of(desk.base).items() if _left_alone(path, before, plan)}
    return Case(plan, desk.around, lines=lines if desk.base_text else {})


def judge_step(desk: Desk, plan: Plan, sections: Collection[Section], given: Collection[str], next_step: str) -> Told:
    """Judge some sections of a plan that a step has just made.

    What was given wrong refuses the step; a path is given where `given` names it or something above it. What
    nobody gave yet is open, whatever its risk.
    """
    judgement = judge(case_after(desk, plan), GATES, file_of(desk))
    owned = [finding for finding in judgement.findings if section_of(path_of(finding)) in sections]
    open_ = [finding for finding in owned if finding.gate in OPENING and not _is_given(finding, given)]
    rest = [finding for finding in owned if finding not in open_]
    wrong = [finding for finding in rest if finding in judgement.errors]
    if wrong:
        raise Refusal([*wrong, *(finding for finding in rest if finding not in wrong)], next_step)
    return Told(lines(rest), waived_lines(judgement), tuple(f"{path_of(f)}: {f.message}" for f in open_))


def path_of(finding: Finding) -> str:
    """Give the path of a finding without the place people see."""
    return finding.where.partition(" (")[0]


def lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Say each finding in one line."""
    return tuple(f"{f.gate}: {f.where}: {f.message}. {f.fix}" for f in findings)


def waived_lines(judgement: Judgement) -> tuple[str, ...]:
    """Say what a person set aside."""
    return tuple(f"{finding.gate}: {finding.where}" for finding in judgement.waived)


def _left_alone(path: str, before: Plan, after: Plan) -> bool:
    root, _, rest = path.partition(".")
    if root == "release":
        return bool(getattr(before.release, rest, None) == getattr(after.release, rest, None))
    name, _, number = root.rstrip("]").partition("[")
    old, new = (getattr(plan, "playbooks" if name == "steps" else name, None) for plan in (before, after))
    if name != "steps" and number and isinstance(old, tuple) and isinstance(new, tuple):
        at = int(number)
        return bool(old[at : at + 1] == new[at : at + 1])
    return bool(old == new)


def _is_given(finding: Finding, given: Collection[str]) -> bool:
    path = path_of(finding)
    return any(path == name or path.startswith((f"{name}.", f"{name}[")) for name in given)
