"""The engine: runs gates over a case, stamps findings with name, gravity and place, applies waivers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planning.finding import Finding, Severity
from planning.gates.case import Case
from planning.gates.gate import Blocks, Gate, Problem
from planning.markdown.spans import read_spans
from planning.plan.parts import Waiver
from planning.risk import Risk

_FROM = {Blocks.ALWAYS: 0, Blocks.MEDIUM: 1, Blocks.HIGH: 2, Blocks.NEVER: 3}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gates found: what stands, and what a person set aside."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that only warn."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)


def judge(case: Case, gates: Iterable[Gate], file: str = "", *, strict: bool = False) -> Judgement:
    """Judge a case; `file` names the document in the places people see. Never raises."""
    found = [(gate, problem) for gate in gates for problem in gate.check(case)]
    standing: list[Finding] = []
    waived: list[Finding] = []
    for gate, problem in found:
        finding = _finding(gate, problem, case, file, strict=strict)
        away = gate.waivable and any(_covers(waiver, gate, finding) for waiver in case.plan.waivers)
        (waived if away else standing).append(finding)
    return Judgement(tuple(standing), tuple(waived))


def severity(blocks: Blocks, risk: Risk, *, strict: bool = False) -> Severity:
    """Give how grave a finding is at this risk; unknown risk counts as medium."""
    return Severity.ERROR if strict or risk.rank >= _FROM[blocks] else Severity.WARNING


def _finding(gate: Gate, problem: Problem, case: Case, file: str, *, strict: bool) -> Finding:
    where = place(problem.where, case.lines, problem.file or file, problem.line)
    return Finding(gate.name, severity(gate.blocks, case.risk, strict=strict), where, problem.message, problem.fix)


def place(where: str, lines: Mapping[str, int], file: str, known: int = 0) -> str:
    """Add what people see to a path: `stages[1].duration (DEPLOY_PLAN.md:42)`."""
    line = known or next((lines[path] for path in _upward(where) if path in lines), 0)
    if file and line:
        return f"{where} ({file}:{line})"
    stage = where.partition("].")[0].removeprefix("stages[") if where.startswith("stages[") else ""
    number = stage.rstrip("]")
    return f"{where} (stage {int(number) + 1})" if number.isdigit() else where


def _upward(where: str) -> Iterator[str]:
    """Give the path and all that holds it: `a[1].b[2]`, `a[1].b`, `a[1]`, `a`."""
    while where:
        yield where
        cut = max(where.rfind("."), where.rfind("["))
        where = where[:cut] if cut > 0 else ""


def _covers(waiver: Waiver, gate: Gate, finding: Finding) -> bool:
    if waiver.gate != gate.name or not waiver.reason or not waiver.by:
        return False
    where = "".join(span.text for span in read_spans(waiver.where)).strip()
    return not where or _names(where, finding)


def _names(where: str, finding: Finding) -> bool:
    """Whether a waiver's place is the finding's: its path, the place people see, or what it speaks of."""
    path, _, seen = finding.where.partition(" (")
    inside = path == where or path.startswith((f"{where}.", f"{where}["))
    return inside or where == seen.rstrip(")") or _speaks_of(where, finding.message)


def _speaks_of(where: str, message: str) -> bool:
    """Whether a message names a place: line 4 is not named by line 44; `03_PROJECT_SPEC.md` is also PROJECT_SPEC.md."""
    return re.search(rf"(?<![\w.])(?:\d+[a-z]?_)?{re.escape(where)}(?!\w)", message) is not None
