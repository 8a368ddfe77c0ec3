"""Whether a trigger can fire while a criterion passes."""

from fractions import Fraction

from planning.checks import Absolute, Measure, Op, Relative
from planning.duration import Duration
from planning.rollout.exposure import Misread


def contradicts(trigger: Measure, criterion: Measure, stage: Duration | Misread) -> bool:
    """Whether both can hold at once for the same metric, over the same or a longer window of the criterion."""
    if trigger.subject != criterion.subject or trigger.on != criterion.on:
        return False
    looked = criterion.over or (stage if isinstance(stage, Duration) else None)
    if trigger.over and looked and looked < trigger.over:
        return False
    pair = _comparable(trigger, criterion)
    return pair is not None and _overlap(trigger.op, pair[0], criterion.op, pair[1])


def _comparable(trigger: Measure, criterion: Measure) -> tuple[Fraction, Fraction] | None:
    """Give both bounds on one scale; None where they start from different values."""
    one, other = trigger.bound, criterion.bound
    if isinstance(one, Absolute) and isinstance(other, Absolute):
        return one.value.scaled, other.value.scaled
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
