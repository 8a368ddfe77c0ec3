"""The limit that would do what it should, on what a stage sees or on a sample that is large enough."""

from dataclasses import dataclass, replace
from fractions import Fraction

from planning.checks import Version
from planning.duration import Duration
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.traffic import served
from planning.sizing.comparison import (
    Comparison,
    limit_against_stable,
    odds_against_stable,
    sample_against_stable,
)
from planning.sizing.events import events_of
from planning.sizing.limits import Odds, limit_for, odds_of, way_out
from planning.sizing.stage import Sized
from planning.sizing.words import exact_percent, lasting, often


@dataclass(frozen=True, slots=True)
class Cure:
    """A limit and the sample it is for, with what they do together."""

    criterion: str
    """As it would be written: `http 5xx rate < 0.6%`."""
    sample: int
    odds: Odds


def cure_here(sized: Sized, aims: Odds) -> Cure | None:
    """Give the limit that meets both aims on what the stage sees; None where no limit does."""
    sample, today, bad = sized.sight.sample, float(sized.today), float(sized.regression)
    if isinstance(sized.limit.limit, Comparison):
        found = limit_against_stable(sample, sized.sight.beside, today, bad, aims) if sample else None
        cure = _against(sized, found, sample, sized.sight.beside) if found else None
    else:
        limit = limit_for(sample, today, bad, aims) if sample else None
        odds = odds_of(sample, limit, today, bad) if limit is not None else None
        cure = Cure(_absolute(sized, limit), sample, odds) if limit is not None and odds else None
    return replace(cure, criterion=f"{cure.criterion}{_looked(sized)}") if cure else None


def cure_anywhere(sized: Sized, aims: Odds) -> Cure | None:
    """Give the smallest sample with a limit that meets both aims; None where nothing up to 10^9 does."""
    today, bad = float(sized.today), float(sized.regression)
    if not isinstance(sized.limit.limit, Comparison):
        way = way_out(today, bad, aims)
        return Cure(_absolute(sized, way.limit), way.sample, way.odds) if way else None
    ratio = sized.sight.beside / sized.sight.sample if sized.sight.sample else 1.0
    sample = sample_against_stable(ratio, today, bad, aims) if today < bad else None
    beside = int(sample * ratio) if sample else 0
    found = limit_against_stable(sample, beside, today, bad, aims) if sample and beside else None
    return _against(sized, found, sample, beside) if sample and found else None


def duration_for(plan: Plan, stage: Stage, sized: Sized, sample: int) -> Duration | None:
    """Give how long a stage has to last to see so many; None where its share or the rate is not known."""
    rate, share = rate_of(plan, sized), served(stage, plan.strategy)
    if not rate or not share:
        return None
    reach = Fraction(1) if sized.criterion.on is Version.ALL else share
    return lasting(sample / float(rate * reach))


def said(odds: Odds) -> str:
    """Say both chances: `stops a healthy release once in 870 times, the regression passes once in 140 times`."""
    return f"stops a healthy release {often(odds.false_stop)}, the regression passes {often(odds.miss)}"


def rate_of(plan: Plan, sized: Sized) -> Fraction:
    """Give how many of its events happen in a second; 0 where nobody recorded it."""
    return events_of(sized.limit.name, rates(plan)).per_second or Fraction(0)


def _absolute(sized: Sized, limit: Fraction) -> str:
    value = limit if sized.limit.rises else 1 - limit
    return f"{sized.limit.name} {'<' if sized.limit.rises else '>'} {exact_percent(value)}"


def _looked(sized: Sized) -> str:
    """Give the window and the version that the criterion is judged on, where it names them."""
    over = f" over {sized.criterion.over}" if sized.criterion.over else ""
    return f"{over} on all" if sized.criterion.on is Version.ALL else over


def _against(sized: Sized, limit: Comparison, sample: int, beside: int) -> Cure:
    sign = "<= stable +" if sized.limit.rises else ">= stable -"
    text = f"{sized.limit.name} {sign} {exact_percent(limit.points).removesuffix('%')}pp"
    today, bad = float(sized.today), float(sized.regression)
    return Cure(text, sample, odds_against_stable(sample, beside, limit, today, bad))
