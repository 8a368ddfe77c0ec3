"""The way out of a stage that is too short or a limit that is set wrong: only what no other gate refuses."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil

from planning.checks import Version
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.first_stage import LARGEST
from planning.rollout.traffic import is_flag_off, served
from planning.sizing.limits import Odds
from planning.sizing.remedy import Cure, cure_anywhere, cure_here, duration_for, rate_of, said
from planning.sizing.stage import Sized, size_criterion
from planning.sizing.words import percent
from planning.sizing.zero_failures import passes_needed

_LONGEST = Duration(2 * 86400)
"""A stage that would last longer than that is none: nobody watches it."""
_LAST = Duration(7 * 86400)
"""The last stage may: there is none after it that could judge instead."""
_STEPS = tuple(Fraction(step, 100) for step in (1, 2, 5, 10, 20, 25, 50))
"""Shares that people write; with everyone the stage would be another."""


def remedies(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> str:
    """Say what meets both aims: another limit here, a longer stage, more exposure, or probes for a quiet service.

    Where all traffic is judged together, the first is to judge the new version alone.
    """
    alone = undiluted(plan, stage, sized)
    if alone is not None:
        shown, fails = percent(sized.regression), percent(alone.regression)
        why = f"all traffic together shows {shown} when the new version fails {fails}: drop `on all`"
        if alone.odds.meets(aims):
            return f"{why}, {alone.criterion} on {_seen(alone)} ({said(alone.odds)})"
        return f"{why}, then {remedies(plan, stage, alone, aims)}"
    here = cure_here(sized, aims)
    if here:
        return f"`{here.criterion}` on {_seen(sized)} ({said(here.odds)})"
    return "; or ".join((*_larger(plan, stage, sized, aims), *_synthetic(stage, sized, aims), _later(plan, sized)))


def undiluted(plan: Plan, stage: Stage, sized: Sized) -> Sized | None:
    """Give the same criterion on the new version alone; None where it is judged there, or nobody is beside it."""
    if sized.criterion.on is not Version.ALL or sized.sight.share == 1:
        return None
    alone = size_criterion(plan, stage, replace(sized.criterion, on=None), sized.where)
    return alone if isinstance(alone, Sized) else None


def _seen(sized: Sized) -> str:
    return f"the {sized.sight.sample} {sized.sight.events} that it sees"


def _larger(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> Iterator[str]:
    cure = cure_anywhere(sized, aims)
    length = duration_for(plan, stage, sized, cure.sample) if cure else None
    if not cure or not length:
        return
    if length <= (_LAST if _is_last(plan, sized) else _LONGEST):
        share = served(stage, plan.strategy) or Fraction(1)
        reach = str(stage.exposure) if is_flag_off(stage, plan.strategy) else _reach(stage, sized, share)
        yield f"`{cure.criterion}` for {length} at {reach} ({cure.sample} {sized.sight.events})"
    wider = _wider(plan, stage, sized, cure)
    if wider:
        yield f"`{cure.criterion}` for {stage.duration} at {_reach(stage, sized, wider)}"


def _reach(stage: Stage, sized: Sized, share: Fraction) -> str:
    """Say whom a share reaches: `5% of requests`, `everyone`."""
    exposure = stage.exposure
    if share == 1 and isinstance(exposure, Exposure) and exposure.everyone and exposure.percent is None:
        return "everyone"
    counted = exposure.what if isinstance(exposure, Exposure) and not exposure.everyone else ""
    return f"{percent(share)} of {counted or sized.sight.events}"


def _wider(plan: Plan, stage: Stage, sized: Sized, cure: Cure) -> Fraction | None:
    """Give the share at which the stage as it is sees enough; None where the stage may not reach so many."""
    seconds = stage.duration.seconds if isinstance(stage.duration, Duration) else 0
    share, most = served(stage, plan.strategy), _most(plan, sized)
    if not seconds or not share:
        return None
    least = Fraction(cure.sample) / (rate_of(plan, sized) * seconds)
    return next((step for step in _STEPS if max(least, share) <= step <= most and step > share), None)


def _most(plan: Plan, sized: Sized) -> Fraction:
    """Give how far the stage may go: no further than the next one, and the first no further than its strategy allows."""
    shares = [stage.exposure.share if isinstance(stage.exposure, Exposure) else None for stage in plan.stages]
    following = next((share for share in shares[sized.stage + 1 :] if share is not None), Fraction(1))
    first = all(share == 0 for share in shares[: sized.stage])
    bound = Fraction(LARGEST.get(plan.strategy, 100), 100) if first and plan.strategy else Fraction(1)
    return min(bound, following)


def _is_last(plan: Plan, sized: Sized) -> bool:
    return sized.stage == len(plan.stages) - 1


def _synthetic(stage: Stage, sized: Sized, aims: Odds) -> Iterator[str]:
    """Say how much synthetic load fills a quiet stage, or how many probes must pass where today nothing fails."""
    cure, seconds = cure_anywhere(sized, aims), getattr(stage.duration, "seconds", 0)
    probes = passes_needed(float(sized.regression), 1 - aims.miss)
    if 1 - (1 - float(sized.today)) ** probes <= aims.false_stop:
        shown = percent(sized.regression)
        yield f"send {probes} probes that must all pass: they show that fewer than {shown} fail"
    elif cure and seconds:
        more = ceil((cure.sample - sized.sight.sample) / seconds)
        yield f"`{cure.criterion}` with synthetic {sized.sight.events} to the new version, {more}/s or more"


def _later(plan: Plan, sized: Sized) -> str:
    if _is_last(plan, sized):
        return "watch it after the release, with a waiver by whoever owns the risk"
    return "leave this criterion to a later stage"
