"""What every step tells besides its result: warnings, what a person waived, what is still open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planning.finding import Finding, Refusal
from planning.gates import GATES
from planning.gates.case import Case
from planning.gates.judge import Judgement, judge
from planning.plan.places import section_of
from planning.plan.sections import Section

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


def judge_step(case: Case, sections: Collection[Section], given: Collection[str], next_step: str) -> Told:
    """Judge some sections of a plan that a step has just made.

    What was given wrong refuses the step; a path is given where `given` names it or something above it. What
    nobody gave yet is open, whatever its risk.
    """
    judgement = judge(case, GATES)
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


def _is_given(finding: Finding, given: Collection[str]) -> bool:
    path = path_of(finding)
    return any(path == name or path.startswith((f"{name}.", f"{name}[")) for name in given)
