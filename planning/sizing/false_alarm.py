"""How often a trigger fires although nothing is wrong.

A trigger looks again and again (it peeks): looks per day = a day / its window, counted as if they did not overlap.
One look fires falsely with q, by the exact binomial at today's value on what the new version sees in a window; a day
has looks x q false alarms on average. Windows that roll fire more often than that, so it is a lower bound: in a
simulation about five times as often where a window is evaluated twenty times within its length.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from planning.checks import Absolute, Kind, Measure, Op, Value, Version
from planning.checks.model import Check
from planning.duration import Duration
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.sizing.comparison import Comparison, odds_against_stable
from planning.sizing.events import events_of
from planning.sizing.limits import best_count, odds_of
from planning.sizing.shares import ShareLimit, failures, share_limit, value_of
from planning.sizing.sight import Sight, sight_of

_DAY: Final = 86400
MONTHLY: Final = 1 / 30
"""What a trigger may fire falsely a day where it is set anew."""
_HOLDS: Final = {Op.GT: Op.LE, Op.GE: Op.LT, Op.LT: Op.GE, Op.LE: Op.GT}
_SOON: Final = Duration(1800)
_LONG: Final = (Duration(43200), Duration(86400))
_WINDOWS: Final = tuple(Duration(minutes * 60) for minutes in (2, 5, 10, 15, 30, 60, 120, 240))


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """What a trigger does on what the new version sees where it sees least."""

    trigger: Measure
    sight: Sight
    limit: ShareLimit
    today: Fraction
    """Share of failures, 0 to 1."""
    stage: int
    """Counted from 0: the stage with traffic in which the new version sees least."""
    per_look: float
    lasts: Duration
    """How long that stage is: a trigger that looks further back is judged on the old version."""

    @property
    def per_day(self) -> float:
        """The expected number of false alarms a day; over 1 where it fires several times."""
        return per_day(self.per_look, self.trigger.over or Duration(_DAY))


def per_day(per_look: float, window: Duration) -> float:
    """Give looks a day x q: the expected number of false alarms, each look having q."""
    return _DAY / window.seconds * per_look


def false_alarm(plan: Plan, trigger: Check) -> FalseAlarm | None:
    """Compute the false alarms of a trigger; None for a probe, for what is no share, and where a figure is not known."""
    if not isinstance(trigger, Measure) or not trigger.over or not trigger.over.seconds or trigger.op not in _HOLDS:
        return None
    good = replace(trigger, op=_HOLDS[trigger.op])
    limit = share_limit(good, value_of(plan.baselines, trigger.subject))
    today = value_of(plan.baselines, limit.subject) if limit else None
    found = _least(plan, good) if limit else None
    if limit is None or today is None or found is None or trigger.on is Version.STABLE:
        return None
    index, sight = found
    chance = _one_look(sight, limit, float(failures(today, limit)))
    if chance is None:
        return None
    length = plan.stages[index].duration
    lasts = length if isinstance(length, Duration) else trigger.over
    return FalseAlarm(trigger, sight, limit, failures(today, limit), index, chance, lasts)


def _least(plan: Plan, good: Measure) -> tuple[int, Sight] | None:
    """Find the stage with traffic in which the trigger sees least: chance plays the largest part there."""
    limit = share_limit(good, Fraction(0))
    events = events_of(limit.name, rates(plan)) if limit else None
    if events is None:
        return None
    seen = [
        (index, sight)
        for index, stage in enumerate(plan.stages)
        if _has_traffic(stage)
        and isinstance(sight := sight_of(stage, good, events, plan.strategy), Sight)
        and sight.sample
    ]
    return min(seen, key=lambda found: found[1].sample, default=None)


def _has_traffic(stage: Stage) -> bool:
    return isinstance(stage.exposure, Exposure) and bool(stage.exposure.share)


def _one_look(sight: Sight, limit: ShareLimit, today: float) -> float | None:
    if not isinstance(limit.limit, Comparison):
        return odds_of(sight.sample, limit.limit, today, today, inclusive=limit.inclusive).false_stop
    if not sight.beside or not sight.sample:
        return None
    return odds_against_stable(sight.sample, sight.beside, limit.limit, today, today).false_stop


def quieter(alarm: FalseAlarm, aim: float) -> tuple[Measure, ...]:
    """Give the trigger with another limit, and with another window, that fires falsely at most `aim` times a day.

    No window is longer than the stage. Where neither does it alone, both together; empty where nothing does.
    """
    alone = (*_with_limit(alarm, aim), *_with_window(alarm, aim))
    return alone or tuple(_with_both(alarm, aim))


def quiet(plan: Plan, trigger: Check, aim: float) -> Check | None:
    """Give a trigger that fires falsely at most `aim` times a day; None where no limit and window make it one.

    What cannot be computed stays as it is. A window of up to half an hour keeps the limit, which is the one that tells
    a bad release; beyond that the limit moves, for nobody waits longer.
    """
    alarm = false_alarm(plan, trigger)
    if alarm is None:
        return filled(plan, trigger, aim) if is_empty(plan, trigger) else trigger
    if alarm.per_day <= aim:
        return trigger
    soon = (other for other in _with_window(alarm, aim) if other.over and other.over <= _SOON)
    return next(iter((*soon, *quieter(alarm, aim))), None)


def is_empty(plan: Plan, trigger: Check) -> bool:
    """Whether a window holds less than one event, where a day holds some: any single failure fires it then."""
    if not isinstance(trigger, Measure) or not trigger.over or false_alarm(plan, trigger) is not None:
        return False
    return false_alarm(plan, replace(trigger, over=Duration(_DAY))) is not None


def filled(plan: Plan, trigger: Check, aim: float) -> Measure | None:
    """Give the trigger with the shortest window of a day at most that fires falsely at most `aim` times a day."""
    if not isinstance(trigger, Measure):
        return None
    alarms = (false_alarm(plan, replace(trigger, over=window)) for window in (*_WINDOWS, *_LONG))
    return next((alarm.trigger for alarm in alarms if alarm and alarm.per_day <= aim), None)


def _with_limit(alarm: FalseAlarm, aim: float) -> Iterator[Measure]:
    window = alarm.trigger.over or Duration(_DAY)
    look = min(1.0, aim * window.seconds / _DAY)
    share = _rounded_up(Fraction(best_count(alarm.sight.sample, float(alarm.today), look), alarm.sight.sample))
    if 0 < share < 1 and alarm.trigger.kind is Kind.RATIO:
        percentage = (share if alarm.limit.rises else 1 - share) * 100
        number = Decimal(percentage.numerator) / Decimal(percentage.denominator)
        yield replace(alarm.trigger, bound=Absolute(Value(number, "%")))


def _with_window(alarm: FalseAlarm, aim: float) -> Iterator[Measure]:
    for longer in _longer(alarm):
        if longer.per_day <= aim:
            yield longer.trigger
            return


def _with_both(alarm: FalseAlarm, aim: float) -> Iterator[Measure]:
    for longer in _longer(alarm):
        found = tuple(_with_limit(longer, aim))
        if found:
            yield from found
            return


def _longer(alarm: FalseAlarm) -> Iterator[FalseAlarm]:
    """Give the alarm with each window that is longer than its own and no longer than the stage."""
    window, sight = alarm.trigger.over, alarm.sight
    for longer in _WINDOWS:
        if not window or not window < longer <= alarm.lasts:
            continue
        grown = Fraction(longer.seconds, window.seconds)
        seen = replace(sight, sample=int(sight.sample * grown), beside=int(sight.beside * grown))
        chance = _one_look(seen, alarm.limit, float(alarm.today))
        if chance is not None:
            yield replace(alarm, trigger=replace(alarm.trigger, over=longer), sight=seen, per_look=chance)


def _rounded_up(share: Fraction) -> Fraction:
    """Round up to two digits, as people write percentages."""
    if share <= 0:
        return Fraction(0)
    step = Fraction(10) ** (math.floor(math.log10(float(share))) - 1)
    return math.ceil(share / step) * step
