"""What a regression costs until the rollback has taken hold, by stage and for the rollout.

Extra failures = rate x share x (p1 - p0) x time; against an error budget p1 counts whole, because the budget counts
every failure (blast radius: Google SRE workbook, ch. 16; its budget arithmetic: share x p_bad x rate x time).
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeGuard

from planning.duration import Duration
from planning.plan.harm import way_back_from
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.objective import Objective, objective_of
from planning.rollout.traffic import is_flag_off, served
from planning.sizing.events import singular
from planning.sizing.regression import Regression, regression_of
from planning.sizing.stage import Sized, Unsized, aims_at, size_stages


@dataclass(frozen=True, slots=True)
class Span:
    """A stage in which the regression reaches users."""

    stage: int
    """Counted from 0."""
    duration: Duration
    rate: Fraction
    """Events per second on the new version."""

    @property
    def events(self) -> Fraction:
        """How many events the new version sees in the stage."""
        return self.rate * self.duration.seconds


@dataclass(frozen=True, slots=True)
class Harm:
    """The cost of the regression up to the stage that stops it."""

    regression: Regression
    spans: tuple[Span, ...]
    """The stages that it passes, and last the one that stops it."""
    rollback: Duration
    sure: bool
    """Whether a stage is as sure to stop it as the plan's risk asks; else the whole rollout is counted."""
    objective: Objective | None

    @property
    def events(self) -> Fraction:
        """How many events the new version sees until the rollback has taken hold."""
        return sum((span.events for span in self.spans), self.spans[-1].rate * self.rollback.seconds)

    @property
    def failures(self) -> int:
        """How many more fail than would today."""
        return round(self.events * self.regression.added)

    @property
    def of_budget(self) -> Fraction | None:
        """The share of the period's error budget that the new version's failures take; may exceed 1.

        None where the regression makes them slow: an objective on failures is not spent by that.
        """
        if self.objective is None or self.regression.slow or not _counts(self.objective, self.regression.events):
            return None
        return self.events * self.regression.noticed / self.objective.budget(self.regression.per_second)


def harm_of(plan: Plan) -> Harm | None:
    """Compute the harm up to the first stage that would stop the regression; None where a figure is not known.

    Where no criterion on it can be sized, the first stage with traffic is taken: its people look at it. Where those
    that can be sized all let it pass too often, the rollout as a whole.
    """
    found = harm_in_stages(plan)
    back = way_back_from(plan, found.spans[-1].stage) if found else None
    return replace(found, rollback=back) if found and back else None


def harm_in_stages(plan: Plan) -> Harm | None:
    """Compute the same without the time that the way back takes: the playbook may not be written yet."""
    regression, spans = regression_of(plan), spans_of(plan)
    if not regression or not spans:
        return None
    reached, sure = _reached(plan, regression, spans)
    return Harm(regression, reached, Duration(0), sure, objective_of(plan.facts))


def stage_harm(plan: Plan, index: int) -> int | None:
    """Give how many more fail in one stage until the rollback from it has taken hold.

    Where the playbook is not known yet, in the stage alone. None where the rate, the share, the duration or the
    regression is not known; 0 for a stage that reaches nobody.
    """
    regression = regression_of(plan)
    if regression and served(plan.stages[index], plan.strategy) == 0:
        return 0
    span = _span(plan, regression, index) if regression else None
    if regression is None or span is None:
        return None
    return round((span.events + span.rate * _seconds_back(plan, index)) * regression.added)


def rollout_harm(plan: Plan) -> int | None:
    """Give how many more fail where every stage misses the regression, until the rollback from the last one."""
    regression, spans = regression_of(plan), spans_of(plan)
    if regression is None or not spans or len(spans) < sum(1 for stage in plan.stages if not _reaches_nobody(stage)):
        return None
    events = sum((span.events for span in spans), spans[-1].rate * _seconds_back(plan, spans[-1].stage))
    return round(events * regression.added)


def spans_of(plan: Plan) -> tuple[Span, ...]:
    """Give the stages that the change reaches anybody in, whose share and duration are known."""
    regression = regression_of(plan)
    if regression is None:
        return ()
    reached = (index for index, stage in enumerate(plan.stages) if not _reaches_nobody(stage))
    return tuple(span for index in reached if (span := _span(plan, regression, index)))


def harm_with_flag_off(plan: Plan) -> Harm | None:
    """Compute what a regression of the release itself costs in the stage that serves everybody with the flag off.

    None where there is no such stage, or a figure is not known.
    """
    regression = regression_of(plan)
    off = next((n for n, stage in enumerate(plan.stages) if is_flag_off(stage, plan.strategy)), None)
    span = _span(plan, regression, off) if regression and off is not None else None
    back = way_back_from(plan, off) if off is not None else None
    return Harm(regression, (span,), back, True, objective_of(plan.facts)) if regression and span and back else None


def _span(plan: Plan, regression: Regression, index: int) -> Span | None:
    stage = plan.stages[index]
    share = served(stage, plan.strategy)
    if not share or not isinstance(stage.duration, Duration):
        return None
    return Span(index, stage.duration, regression.per_second * share)


def _reaches_nobody(stage: Stage) -> bool:
    return isinstance(stage.exposure, Exposure) and stage.exposure.share == 0


def _seconds_back(plan: Plan, index: int) -> int:
    back = way_back_from(plan, index)
    return back.seconds if back else 0


def _reached(plan: Plan, regression: Regression, spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], bool]:
    """Give the stages up to the one that stops the regression, and whether one surely does."""
    reached = {span.stage for span in spans}
    sized = [one for one in size_stages(plan) if _watches(one, regression) and one.stage in reached]
    if not sized:
        return spans[:1], True
    miss = aims_at(plan.risk).miss
    stops = {one.stage for one in sized if one.odds.miss <= miss}
    for number, span in enumerate(spans, 1):
        if span.stage in stops:
            return spans[:number], True
    return spans, False


def _watches(one: Sized | Unsized, regression: Regression) -> TypeGuard[Sized]:
    return isinstance(one, Sized) and one.limit.subject == regression.subject


def _counts(objective: Objective, events: str) -> bool:
    """Whether the objective is about the events that fail: a budget of requests is not spent by logins."""
    return singular(objective.events) == singular(events.lower())
