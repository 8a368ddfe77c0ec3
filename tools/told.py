"""What every step tells besides its result: warnings, what a person waived, what is still open."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from planning.finding import Finding, Refusal
from planning.gates import GATES
from planning.gates.case import Case, lines_of
from planning.gates.judge import Judgement, judge
from planning.plan.model import Plan
from planning.plan.places import section_of
from planning.plan.sections import Section
from resources.turn import going_on
from tools.desk import Desk
from tools.draft import file_of

OPENING = frozenset({
    "stages-missing", "trigger-missing", "steps-missing", "rollback-unverified", "nobody-notified",
    "rollback-target-missing", "lead-missing", "window-missing", "stage-without-step", "stage-without-criterion",
    "stage-without-signal", "baseline-missing", "checklist-item-missing", "item-without-evidence",
    "smoke-test-missing", "health-check-missing", "metrics-missing", "changelog-missing", "migrations-missing",
    "fix-forward-missing", "strategy-step-missing", "undefined-value", "vague-step",
    "requirement-uncovered",
})  # fmt: skip
"""Gates that speak of what nobody has given yet, where nothing was given."""

_ROW = re.compile(r"\| [^|]+ \| ([^|]+) \|")
_NOTIFY = "- Notify: "

NEVER_WRONG = frozenset({"step-without-minutes", "criterion-unsized"})
"""Gates that only say what is still to be found out, even of what was given."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a judged step has to tell besides its result."""

    warnings: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def case_after(desk: Desk, plan: Plan, given: Collection[str] = ()) -> Case:
    """Make the case of a plan that a step has made: what was not given still has its line on disk."""
    if not desk.base_text:
        return Case(plan, desk.around)
    known = lines_of(desk.base).items()
    lines = {path: line for path, line in known if _left_alone(path, desk.base.plan, plan, given)}
    return Case(plan, desk.around, lines=lines)


def judge_step(
    desk: Desk,
    plan: Plan,
    sections: Collection[Section],
    given: Collection[str],
    next_step: str,
    kept: Collection[Section] = (),
    own: Collection[str] = (),
) -> Told:
    """Judge some sections of a plan that a step has just made, and fields of others that are its `own`.

    What was given wrong refuses the step; a path is given where `given` names it or something above it. What
    nobody gave yet is open, whatever its risk. What is wrong in a section that was kept is only told.
    """
    judgement = judge(case_after(desk, plan, given), going_on(GATES), file_of(desk))
    owned = [f for f in judgement.findings if section_of(path_of(f)) in sections or _root(path_of(f)) in own]
    open_ = [finding for finding in owned if finding.gate in OPENING and not _is_given(finding, given)]
    open_ += [finding for finding in owned if finding.gate in NEVER_WRONG and finding not in open_]
    rest = [finding for finding in owned if finding not in open_]
    wrong = [finding for finding in rest if finding in judgement.errors]
    if wrong:
        found = [*wrong, *(finding for finding in rest if finding not in wrong)]
        raise Refusal(map(for_arguments, found), next_step)
    rest += [finding for finding in judgement.findings if section_of(path_of(finding)) in kept]
    told = lines(replace(finding, where=path_of(finding)) for finding in rest)  # saving moves the lines
    return Told(told, waived_lines(judgement), tuple(f"{path_of(f)}: {f.message}" for f in open_))


def for_arguments(finding: Finding) -> Finding:
    """Say a fix that is a line of the plan as the argument of a tool: `release: {"lead": "backend on-call"}`."""
    owner, _, name = path_of(finding).partition(".")
    row = _ROW.fullmatch(finding.fix)
    if owner == "release" and name and row:
        return replace(finding, fix=f"release: {json.dumps({name: row[1]}, ensure_ascii=False)}")
    if owner == "notify" and finding.fix.startswith(_NOTIFY):
        told = finding.fix.removeprefix(_NOTIFY).split(", ")
        return replace(finding, fix=f"notify: {json.dumps(told, ensure_ascii=False)}")
    return finding


def path_of(finding: Finding) -> str:
    """Give the path of a finding without the place people see."""
    return finding.where.partition(" (")[0]


def lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Say each finding in one line."""
    return tuple(f"{f.gate}: {f.where}: {f.message}. {f.fix}" for f in findings)


def waived_lines(judgement: Judgement) -> tuple[str, ...]:
    """Say what a person set aside."""
    return tuple(f"{finding.gate}: {finding.where}" for finding in judgement.waived)


def _left_alone(path: str, before: Plan, after: Plan, given: Collection[str]) -> bool:
    root = _root(path)
    if root == "release" and path != root:
        field = path.removeprefix("release.")
        return path not in given and bool(getattr(before.release, field) == getattr(after.release, field))
    field = "playbooks" if root == "steps" else root
    unchanged = bool(getattr(before, field, None) == getattr(after, field, None))
    return unchanged and all(_root(name) != root for name in given)


def _root(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _is_given(finding: Finding, given: Collection[str]) -> bool:
    path = path_of(finding)
    return any(path == name or path.startswith((f"{name}.", f"{name}[")) for name in given)
