"""The way out of a stage that is too short or a limit that is set wrong, with its numbers."""

from collections.abc import Iterator
from fractions import Fraction

from planning.checks import Measure, Version
from planning.duration import Duration
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.sizing.comparison import Comparison
from planning.sizing.events import events_of
from planning.sizing.limits import Odds, WayOut, limit_for, odds_of, way_out
from planning.sizing.proportions import sample_size
from planning.sizing.stage import Sized
from planning.sizing.words import lasting, often, percent
from planning.sizing.zero_failures import passes_needed

_LONGEST = Duration(2 * 86400)
"""A stage that would last longer than that is none: nobody watches it."""


def remedies(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> str:
    """Say what meets both aims: another limit here, a longer stage, more exposure, or probes for a quiet service."""
    found = list(_remedies(plan, stage, sized, aims))
    return "; or ".join(found)


def _remedies(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> Iterator[str]:
    way = None
    if not isinstance(sized.limit.limit, Comparison):
        here = limit_for(sized.sight.sample, float(sized.today), float(sized.regression), aims)
        if here is not None:
            odds = odds_of(sized.sight.sample, here, float(sized.today), float(sized.regression))
            yield f"`{written(sized, here)}` on the {sized.sight.sample} {sized.sight.events} that it sees ({said(odds)})"
            return
        way = way_out(float(sized.today), float(sized.regression), aims)
    needed = _needed(sized, aims, way)
    limit = f"`{written(sized, way.limit)}` for " if way else ""
    if needed is not None:
        yield from _longer_or_further(plan, stage, sized, needed, limit)
    share = float(sized.regression)
    yield (
        f"leave this criterion to a later stage and send {passes_needed(share, 0.95)} probes or synthetic "
        f"{sized.sight.events} that must all pass: they show that fewer than {percent(share)} fail"
    )


def _needed(sized: Sized, aims: Odds, way: WayOut | None) -> float | None:
    """Give how many events both aims need."""
    if way:
        return way.sample
    if not isinstance(sized.limit.limit, Comparison) or not sized.sight.beside:
        return None
    ratio = sized.sight.beside / sized.sight.sample if sized.sight.sample else 1.0
    today, regression = float(sized.today), float(sized.regression)
    return sample_size(today, regression, alpha=aims.false_stop, power=1 - aims.miss, ratio=ratio)


def _longer_or_further(plan: Plan, stage: Stage, sized: Sized, needed: float, limit: str) -> Iterator[str]:
    rate = events_of(sized.limit.name, rates(plan)).per_second
    share = stage.exposure.share if isinstance(stage.exposure, Exposure) else None
    if not rate or not share or not isinstance(stage.duration, Duration):
        return
    reach = Fraction(1) if sized.criterion.on is Version.ALL else share
    length = lasting(needed / float(rate * reach))
    if length <= _LONGEST:
        yield f"{limit}{length} at {percent(share)} of {_counted(stage)} ({round(needed)} {sized.sight.events})"
    further = needed / float(rate * stage.duration.seconds)
    if share < further < 1 and stage.duration.seconds:
        yield f"{limit}{stage.duration} at {percent(_upward(further))} of {_counted(stage)}"


def _counted(stage: Stage) -> str:
    return stage.exposure.what or "requests" if isinstance(stage.exposure, Exposure) else "requests"


def _upward(share: float) -> float:
    """Round a share up to what people write: 1, 2, 5, 10, 20, 25, 50 or 100%."""
    return next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0) if share <= step)


def written(sized: Sized, limit: Fraction) -> str:
    """Write the criterion with another limit: `http 5xx rate < 0.6%`."""
    value = limit if sized.limit.rises else 1 - limit
    measure: Measure = sized.criterion
    exact = f"{float(value) * 100:.6f}".rstrip("0").rstrip(".")
    name = measure.metric if sized.limit.subject == measure.subject else sized.limit.name
    return f"{name} {'<' if sized.limit.rises else '>'} {exact}%"


def said(odds: Odds) -> str:
    """Say both chances: `stops a healthy release once in 870 times, the regression passes once in 140 times`."""
    return f"stops a healthy release {often(odds.false_stop)}, the regression passes {often(odds.miss)}"
