"""What a plan says at a glance, as plain words; the picture only arranges them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planning.checks import Judged, Measure
from planning.checks.model import Check
from planning.duration import Duration
from planning.finding import Finding
from planning.gates.case import Case
from planning.gates.judge import Judgement
from planning.plan import derived
from planning.plan.model import Plan
from planning.plan.parts import Playbook, Stage
from planning.risk import Risk
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy
from planning.sizing.false_alarm import false_alarm
from planning.sizing.words import a_day
from server.printed import one_line
from server.show.plain import plain
from server.show.staircase import Step
from tools.told import NEVER_WRONG, OPENING

_LISTED = 12
"""So many open points are read; more are counted."""


@dataclass(frozen=True)
class Glance:
    """One plan, judged."""

    file: str
    case: Case
    judgement: Judgement

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.case.plan

    @cached_property
    def header(self) -> tuple[tuple[str, str], ...]:
        """What goes out, what it goes back to, who decides and when."""
        plan, release = self.plan, self.plan.release
        strategy = plan.strategy.label if plan.strategy else "no strategy yet"
        risk = "risk unknown, judged as medium" if self.case.risk is Risk.UNKNOWN else f"{self.case.risk} risk"
        rows = (
            ("Strategy", f"{strategy}, {risk}"),
            ("Release", release.version),
            ("Back to", release.roll_back_to),
            ("Window", release.window),
            ("Lead", release.lead),
        )
        return tuple((label, plain(value) or "not given") for label, value in rows)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The stages, with the moments at which they end."""
        steps: list[Step] = []
        now: Duration | None = Duration(0)
        for stage in self.plan.stages:
            length = stage.duration if isinstance(stage.duration, Duration) else None
            now = now + length if now and length else None
            share = stage.exposure.share if isinstance(stage.exposure, Exposure) else None
            seconds = length.seconds if length else 0
            steps.append(Step(share, f"{_whom(stage)}, {_length(stage)}", seconds, str(now) if now else ""))
        return tuple(steps)

    @property
    def reached(self) -> str:
        """What the staircase counts."""
        exposures = [stage.exposure for stage in self.plan.stages if isinstance(stage.exposure, Exposure)]
        unit = next((plain(e.what) for e in exposures if e.what and not e.everyone), "")
        flag = self.plan.strategy is Strategy.FEATURE_FLAG
        return f"{unit or 'all'} {'with the flag' if flag else 'on the new version'}"

    def decisions(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Give when each stage is decided, its name, and what must pass; `as before` where nothing else must."""
        before: tuple[Check, ...] = ()
        for number, (stage, step) in enumerate(zip(self.plan.stages, self.steps, strict=True), 1):
            same = stage.proceed_when == before and bool(before)
            must = tuple(_said(check) for check in stage.proceed_when) or ("nothing yet",)
            yield step.moment, f"{number} {plain(stage.name)}", ("as before",) if same else must
            before = stage.proceed_when

    def triggers(self) -> Iterator[tuple[str, str]]:
        """Give each trigger and how often it fires although nothing is wrong."""
        for trigger in self.plan.triggers:
            found = false_alarm(self.plan, trigger)
            yield _said(trigger), a_day(found.per_day) if found else _unknown(trigger)

    def ways_back(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give each playbook's promise and its steps with their minutes."""
        for book in self.plan.playbooks:
            yield f"from stage {book.from_stage}: {plain(derived.promise(self.plan, book))}", tuple(_steps(book))

    @property
    def harm(self) -> str:
        """What the regression costs, in a sentence."""
        return plain(derived.harm(self.plan)) or (
            "Not known: it needs what must be noticed, its value of today, its rate and the minutes of each step back."
        )

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What nobody gave yet; what cannot be sized is said beside the samples."""
        gates = (OPENING | NEVER_WRONG) - {"criterion-unsized"}
        found = [_place(finding) for finding in self.judgement.findings if finding.gate in gates]
        more = len(found) - _LISTED
        return (*found[:_LISTED], *((f"{more} more",) if more > 0 else ()))

    @property
    def verdict(self) -> str:
        """How many findings there are."""
        errors, warnings, waived = self.judgement.errors, self.judgement.warnings, self.judgement.waived
        parts = [
            f"{len(found)} {word}"
            for found, word in ((errors, "blocking"), (warnings, "only warning"), (waived, "waived"))
            if found
        ]
        return f"Findings: {', '.join(parts)}." if parts else "Findings: none."


def _whom(stage: Stage) -> str:
    return plain(str(getattr(stage.exposure, "text", stage.exposure))) or "nobody says whom it reaches"


def _length(stage: Stage) -> str:
    return plain(str(getattr(stage.duration, "text", stage.duration))) or "nobody says how long"


def _said(check: Check) -> str:
    return one_line(check.text) if isinstance(check, Measure) else plain(str(check))


def _unknown(trigger: Check) -> str:
    return "" if isinstance(trigger, Judged) else "not sized" if isinstance(trigger, Measure) else "a probe: not sized"


def _steps(book: Playbook) -> Iterator[str]:
    for number, step in enumerate(book.steps, 1):
        minutes = "minutes unknown" if step.minutes is None else f"{step.minutes} min"
        yield f"{number}. {plain(step.action)} ({minutes})"


def _place(finding: Finding) -> str:
    path, _, seen = finding.where.partition(" (")
    line = seen.rstrip(")").rpartition(":")[2]
    return f"{path}{f' (line {line})' if line.isdigit() else ''}: {plain(finding.message)}"
