"""A bound in numbers, and whether today's value is beyond it."""

from collections.abc import Iterable
from fractions import Fraction

from planning.checks import Absolute, Anchor, Baseline, Measure, Op, Relative
from planning.checks.units import RATE_UNITS, SHARE_UNITS, SIZE_UNITS, TIME_UNITS


def today_of(measure: Measure, baselines: Iterable[object]) -> Baseline | None:
    """Find the recorded value of what is measured, where it is of the same sort as the bound."""
    found = (value for value in baselines if isinstance(value, Baseline) and value.subject == measure.subject)
    return next((value for value in found if _comparable(measure, value)), None)


def bound_of(measure: Measure, baselines: Iterable[object]) -> Fraction | None:
    """Give the bound in base units; one that starts from today's value by what is recorded of it, else None."""
    bound = measure.bound
    if isinstance(bound, Absolute):
        return bound.value.scaled
    today = today_of(measure, baselines)
    return _from(bound, today.value.scaled) if bound.anchor is Anchor.BASELINE and today else None


def holds(op: Op, value: Fraction, bound: Fraction) -> bool:
    """Whether a value is on the side of its bound that the operator names."""
    return {
        Op.LT: value < bound, Op.LE: value <= bound, Op.GT: value > bound, Op.GE: value >= bound,
        Op.EQ: value == bound, Op.NE: value != bound,
    }[op]  # fmt: skip


def holds_today(measure: Measure, baselines: tuple[object, ...]) -> bool | None:
    """Whether a line is true of today's value; None where that is not recorded, or the line names one value."""
    today, bound = today_of(measure, baselines), bound_of(measure, baselines)
    if today is None or bound is None or measure.op in {Op.EQ, Op.NE}:
        return None
    return holds(measure.op, today.value.scaled, bound)


def _from(bound: Relative, today: Fraction) -> Fraction:
    if bound.value is None:
        return today
    number = bound.value.scaled
    if bound.sign == "*":
        return today * number
    step = today * number if bound.value.unit == "%" else number
    return today - step if bound.sign == "-" else today + step


def _comparable(measure: Measure, value: Baseline) -> bool:
    """Whether both are of one sort: a share is no number of requests, and a plain count depends on its window."""
    if isinstance(measure.bound, Relative):
        return True
    one, other = measure.bound.value.unit, value.value.unit
    if not one or not other:
        return one == other and measure.over == value.over
    return any({one, other} <= sort for sort in (TIME_UNITS, RATE_UNITS, SIZE_UNITS, SHARE_UNITS))
