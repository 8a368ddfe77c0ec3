"""Gate `percent-of-baseline`."""

from collections.abc import Iterator
from fractions import Fraction

from planning.checks import Baseline, Kind, Measure, Relative
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_checks
from planning.sizing.words import percent

_RARE = Fraction(1, 10)
"""Up to this share, a percent of it and a point are at least ten times apart."""
_STEP = Fraction(1, 10)
"""Ten percent and ten points: few mean less of the one, few mean more of the other."""


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.NEVER,
    bad="- `http 5xx rate <= baseline + 2% over 1h`",
    good="- `http 5xx rate < 0.5% over 1h`",
)
def percent_of_baseline(case: Case) -> Iterator[Problem]:
    """A percentage of a small rate where points are likely meant, or the reverse.

    `baseline + 2%` of 0.4% is 0.408%, `baseline + 2pp` is 2.4%. Said only of rates up to 10%, below 10 percent and
    from 10 points on: `+ 50%` on a rate of 0.4% is plain, and near 100% both are almost the same.
    """
    today = {value.subject: value for value in case.plan.baselines if isinstance(value, Baseline)}
    for where, check in walk_checks(case.plan):
        if isinstance(check, Measure) and check.kind is Kind.RATIO and isinstance(check.bound, Relative):
            before = today.get(check.subject)
            if before and before.value.unit == "%" and is_doubtful(check.bound, before.value.scaled):
                yield _problem(where, check, check.bound, before)


def is_doubtful(bound: Relative, today: Fraction) -> bool:
    """Whether the other reading of an addition to a rate is the likelier one."""
    if bound.sign != "+" or bound.value is None or not 0 < today <= _RARE:
        return False
    step = bound.value.scaled
    return 0 < step < _STEP if bound.value.unit == "%" else bound.value.unit == "pp" and step >= _STEP


def _problem(where: str, check: Measure, bound: Relative, before: Baseline) -> Problem:
    today, step = before.value.scaled, bound.value.scaled if bound.value else Fraction(0)
    number = bound.value.number if bound.value else 0
    points = bound.value is not None and bound.value.unit == "pp"
    relative, absolute = percent(today * (1 + step)), percent(today + step)
    means, other = (absolute, relative) if points else (relative, absolute)
    return Problem(
        where,
        f"{check} means {means}, as today is {before.value} (`{before.text}` in baselines); "
        f"as {'a percentage' if points else 'points'} it would be {other}",
        f"write the one that is meant: `{bound.anchor} + {number:f}{'%' if points else 'pp'}` is {other}, "
        f"`{check.metric} {check.op} {means}` leaves no doubt",
    )
