"""Whether a trigger can fire while a criterion passes.

One steady value must not mean both proceed and roll back. So a trigger contradicts a criterion where some value that
lasts fires the one and passes the other, and the criterion looks back as far as the trigger or further:

* trigger over a shorter window, its bound within the criterion's (`> 0.3% over 5m`, `< 0.5%` over the stage): a
  steady 0.4% is both. A contradiction.
* trigger over a shorter window, its bound beyond the criterion's (`> 2% over 5m`): a short burst may fire it while
  the long window would still pass. That is what a trigger is for, and it comes first: no contradiction.
* trigger over a longer window than the criterion's (`> 0.5% over 6h`, `< 1% over 10m`): they look at different
  stretches of time, and the longer one is rightly the stricter: no contradiction.

How often a trigger fires by chance within its bound is another question (gate `trigger-noisy`).
"""

from collections.abc import Iterable
from fractions import Fraction

from planning.checks import Absolute, Kind, Measure, Op, Relative, Version
from planning.duration import Duration
from planning.rollout.exposure import Misread
from planning.rollout.today import bound_of


def contradicts(
    trigger: Measure, criterion: Measure, stage: Duration | Misread, baselines: Iterable[object] = ()
) -> bool:
    """Whether one value means both; `baselines` turn `baseline + 1pp` into a number.

    What is measured on different versions is not compared; where neither is named, the new one is meant.
    """
    if trigger.subject != criterion.subject or _version(trigger) is not _version(criterion):
        return False
    looked = criterion.over or (stage if isinstance(stage, Duration) else None)
    if trigger.over and looked and looked < trigger.over:
        return False
    pair = _comparable(trigger, criterion, tuple(baselines))
    if pair is None or not _overlap(trigger.op, pair[0], criterion.op, pair[1]):
        return False
    return _overlap(trigger.op, pair[0] * _longer(trigger, looked), criterion.op, pair[1])


def _version(measure: Measure) -> Version:
    return measure.on or Version.NEW


def _longer(trigger: Measure, looked: Duration | None) -> int | Fraction:
    """Give how many windows of the trigger the criterion's holds, where numbers may add up: 20 in 5m are 240 in 1h.

    A plain number may also be a gauge (pods, queue length), which does not add up; its name does not tell. So it
    contradicts only where it would either way.
    """
    plain = trigger.kind is Kind.COUNT and trigger.bound.value is not None and not trigger.bound.value.unit
    adds_up = plain and isinstance(trigger.bound, Absolute)
    return Fraction(looked.seconds, trigger.over.seconds) if adds_up and looked and trigger.over else 1


def _comparable(
    trigger: Measure, criterion: Measure, baselines: tuple[object, ...]
) -> tuple[Fraction, Fraction] | None:
    """Give both bounds on one scale; None where they start from values that nobody recorded."""
    numbers = bound_of(trigger, baselines), bound_of(criterion, baselines)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0], numbers[1]
    one, other = trigger.bound, criterion.bound
    if isinstance(one, Relative) and isinstance(other, Relative) and one.anchor is other.anchor:
        offsets = _offset(one), _offset(other)
        same = offsets[0][0] == offsets[1][0] or "" in {offsets[0][0], offsets[1][0]}
        return (offsets[0][1], offsets[1][1]) if same else None
    return None


def _offset(bound: Relative) -> tuple[str, Fraction]:
    """Give what is added to the anchor and in which measure: a factor, a percentage, points, a time."""
    if bound.value is None:
        return "", Fraction(0)
    number = bound.value.scaled
    if bound.sign == "*":
        return "share", number - 1
    scale = "share" if bound.value.unit == "%" else bound.value.unit
    return scale, -number if bound.sign == "-" else number


def _overlap(fires: Op, at: Fraction, passes: Op, bound: Fraction) -> bool:
    """Whether some value is past `at` for the trigger and within `bound` for the criterion."""
    if fires in {Op.GT, Op.GE} and passes.from_above:
        return at < bound or (at == bound and fires is Op.GE and passes is Op.LE)
    if fires.from_above and passes in {Op.GT, Op.GE}:
        return at > bound or (at == bound and fires is Op.LE and passes is Op.GE)
    if passes is Op.EQ:
        return (fires is Op.GT and bound > at) or (fires is Op.GE and bound >= at) or (
            fires is Op.LT and bound < at) or (fires is Op.LE and bound <= at)  # fmt: skip
    return (fires in {Op.GT, Op.GE} and passes in {Op.GT, Op.GE}) or (fires.from_above and passes.from_above)
