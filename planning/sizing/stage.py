"""What the criteria of a stage do: how often they stop a healthy release, how often a regression passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planning.checks import Kind, Measure, Version
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.risk import Risk
from planning.sizing.comparison import Comparison, odds_against_stable
from planning.sizing.events import events_of
from planning.sizing.limits import Odds, odds_of
from planning.sizing.shares import ShareLimit, failures, of_all_requests, share_limit, value_of
from planning.sizing.sight import Blind, Sight, sight_of


@dataclass(frozen=True, slots=True)
class Sized:
    """A criterion whose two chances are known."""

    where: str
    """`stages[0].proceed_when[1]`"""
    criterion: Measure
    sight: Sight
    limit: ShareLimit
    today: Fraction
    """Share of failures, 0 to 1."""
    regression: Fraction
    """Share of failures that must be noticed, as the judged events show it."""
    odds: Odds

    @property
    def stage(self) -> int:
        """The index of its stage."""
        return int(self.where.partition("[")[2].partition("]")[0])


@dataclass(frozen=True, slots=True)
class Unsized:
    """A criterion on a share of which nobody can say what it does, and why."""

    where: str
    criterion: Measure
    reason: str
    record: str = ""
    """The baseline to record, as it would be written; empty where none helps."""


_TODAY = {True: "0.4%", False: "98.1%"}
"""A value of today as it might be, for what rises when it gets worse and for what falls."""


def aims_at(risk: Risk) -> Odds:
    """Give how often either mistake is accepted: 5%, and 1% for a regression that passes at high risk.

    Missing a bad release is the dear error, stopping a good one the cheap one.
    """
    return Odds(0.05, 0.01 if risk is Risk.HIGH else 0.05)


def is_beyond(sized: Sized) -> bool:
    """Whether the limit lies at the regression or beyond it: no sample helps then."""
    limit = sized.limit.limit
    if isinstance(limit, Comparison):
        return limit.factor * sized.today + limit.points >= sized.regression
    return limit >= sized.regression


def size_stages(plan: Plan) -> Iterator[Sized | Unsized]:
    """Size every criterion of every stage that is a limit on a share."""
    for index in range(len(plan.stages)):
        yield from size_stage(plan, index)


def size_stage(plan: Plan, index: int) -> Iterator[Sized | Unsized]:
    """Size the criteria of one stage that are limits on a share."""
    stage = plan.stages[index]
    for number, check in enumerate(stage.proceed_when):
        if isinstance(check, Measure):
            sized = size_criterion(plan, stage, check, f"stages[{index}].proceed_when[{number}]")
            if sized:
                yield sized


def size_criterion(plan: Plan, stage: Stage, criterion: Measure, where: str) -> Sized | Unsized | None:
    """Size one criterion; None for what is no limit on a share of the new version's events."""
    limit = share_limit(criterion, value_of(plan.baselines, criterion.subject))
    if criterion.on is Version.STABLE:
        return None
    if limit is None:
        lacks = criterion.against_baseline and criterion.kind is Kind.RATIO
        return Unsized(where, criterion, f"today's {criterion.metric} is not recorded") if lacks else None
    if limit.percentile and value_of(plan.baselines, limit.subject) is None:
        limit = of_all_requests(limit)
    today = value_of(plan.baselines, limit.subject)
    if today is None:
        known = limit.subject == criterion.subject  # a share beyond a percentile's limit is asked for by nobody
        record = f"{limit.name} {_TODAY[limit.rises]} over 7d" if known else ""
        return Unsized(where, criterion, f"today's {limit.name} is not recorded", record)
    sight = sight_of(stage, criterion, events_of(limit.name, rates(plan)), plan.strategy)
    if isinstance(sight, Blind):
        return Unsized(where, criterion, sight.reason, f"{sight.record} 3/s" if sight.record else "")
    healthy = failures(today, limit)
    bad = _regression(plan, limit, healthy)
    if bad is None:
        return Unsized(where, criterion, f"no {limit.name} worse than today's is named: give one in notice")
    seen = healthy + sight.share * (bad - healthy)
    odds = _odds(sight, limit, healthy, seen)
    if odds is None:
        return Unsized(where, criterion, "no stable version runs beside it to compare with")
    return Sized(where, criterion, sight, limit, healthy, seen, odds)


def _regression(plan: Plan, limit: ShareLimit, healthy: Fraction) -> Fraction | None:
    """Give the share of failures that must be noticed: as the plan says, else twice today's.

    Where the limit itself allows as much, nobody named a regression and the limit is what is promised: then it is
    twice the limit. So it is for a percentile: p99 allows 1%, so 2% must not pass.
    """
    noticed = value_of(plan.notice, limit.subject)
    if noticed is not None:
        bad = failures(noticed, limit)
        return bad if bad > healthy else None
    allowed = limit.limit if isinstance(limit.limit, Fraction) else Fraction(0)
    normal = allowed if limit.percentile or (healthy and allowed >= 2 * healthy) else healthy
    return 2 * normal if 0 < 2 * normal < 1 else None


def _odds(sight: Sight, limit: ShareLimit, healthy: Fraction, bad: Fraction) -> Odds | None:
    if not isinstance(limit.limit, Comparison):
        return odds_of(sight.sample, limit.limit, float(healthy), float(bad), inclusive=limit.inclusive)
    if not sight.beside:
        return None
    return odds_against_stable(sight.sample, sight.beside, limit.limit, float(healthy), float(bad))
