"""The way out of a stage that is too short or a limit that is set wrong, with its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planning.checks import Version
from planning.duration import Duration
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.sizing.comparison import (
    Comparison,
    limit_against_stable,
    odds_against_stable,
    sample_against_stable,
)
from planning.sizing.events import events_of
from planning.sizing.limits import Odds, limit_for, odds_of, way_out
from planning.sizing.stage import Sized
from planning.sizing.words import exact_percent, lasting, often, percent
from planning.sizing.zero_failures import passes_needed

_LONGEST = Duration(2 * 86400)
"""A stage that would last longer than that is none: nobody watches it."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
"""Shares that people write."""


@dataclass(frozen=True, slots=True)
class Cure:
    """A limit and the sample it is for, with what they do together."""

    criterion: str
    """As it would be written: `http 5xx rate < 0.6%`."""
    sample: int
    odds: Odds


def remedies(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> str:
    """Say what meets both aims: another limit here, a longer stage, more exposure, or probes for a quiet service."""
    here = cure_here(sized, aims)
    if here:
        return f"`{here.criterion}` on the {here.sample} {sized.sight.events} that it sees ({said(here.odds)})"
    return "; or ".join((*_larger(plan, stage, sized, aims), _probes(sized)))


def cure_here(sized: Sized, aims: Odds) -> Cure | None:
    """Give the limit that meets both aims on what the stage sees; None where no limit does."""
    sample, today, bad = sized.sight.sample, float(sized.today), float(sized.regression)
    if isinstance(sized.limit.limit, Comparison):
        found = limit_against_stable(sample, sized.sight.beside, today, bad, aims) if sample else None
        return _against(sized, found, sample, sized.sight.beside) if found else None
    limit = limit_for(sample, today, bad, aims) if sample else None
    return Cure(_absolute(sized, limit), sample, odds_of(sample, limit, today, bad)) if limit is not None else None


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
    rate, share = _rate(plan, sized), _share(stage)
    if not rate or not share:
        return None
    reach = Fraction(1) if sized.criterion.on is Version.ALL else share
    return lasting(sample / float(rate * reach))


def said(odds: Odds) -> str:
    """Say both chances: `stops a healthy release once in 870 times, the regression passes once in 140 times`."""
    return f"stops a healthy release {often(odds.false_stop)}, the regression passes {often(odds.miss)}"


def _larger(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> Iterator[str]:
    cure = cure_anywhere(sized, aims)
    length = duration_for(plan, stage, sized, cure.sample) if cure else None
    if not cure or not length:
        return
    counted = stage.exposure.what or sized.sight.events if isinstance(stage.exposure, Exposure) else ""
    if length <= _LONGEST:
        share = percent(_share(stage) or Fraction(1))
        yield f"`{cure.criterion}` for {length} at {share} of {counted} ({cure.sample} {sized.sight.events})"
    seconds = getattr(stage.duration, "seconds", 0)
    further = cure.sample / float(_rate(plan, sized) * seconds) if seconds else 2.0
    if further < 1:
        share = percent(next(step for step in _STEPS if further <= step))
        yield f"`{cure.criterion}` for {stage.duration} at {share} of {counted}"


def _probes(sized: Sized) -> str:
    share = float(sized.regression)
    return (
        f"leave this criterion to a later stage and send {passes_needed(share, 0.95)} probes or synthetic "
        f"{sized.sight.events} that must all pass: they show that fewer than {percent(share)} fail"
    )


def _rate(plan: Plan, sized: Sized) -> Fraction:
    return events_of(sized.limit.name, rates(plan)).per_second or Fraction(0)


def _share(stage: Stage) -> Fraction | None:
    return stage.exposure.share if isinstance(stage.exposure, Exposure) else None


def _absolute(sized: Sized, limit: Fraction) -> str:
    value = limit if sized.limit.rises else 1 - limit
    return f"{sized.limit.name} {'<' if sized.limit.rises else '>'} {exact_percent(value)}"


def _against(sized: Sized, limit: Comparison, sample: int, beside: int) -> Cure:
    sign = "<= stable +" if sized.limit.rises else ">= stable -"
    text = f"{sized.limit.name} {sign} {exact_percent(limit.points).removesuffix('%')}pp"
    today, bad = float(sized.today), float(sized.regression)
    return Cure(text, sample, odds_against_stable(sample, beside, limit, today, bad))
