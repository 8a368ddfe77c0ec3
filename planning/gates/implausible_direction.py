"""Gate `implausible-direction`."""

from collections.abc import Iterator
from dataclasses import replace

from planning.checks import Baseline, Measure, Op
from planning.checks.direction import Good, asks_for, good_of
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.model import Plan
from planning.plan.walk import walk_checks


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad="- `http 5xx rate > 0.5% over 1h`",
    good="- `http 5xx rate < 0.5% over 1h`",
)
def implausible_direction(case: Case) -> Iterator[Problem]:
    """A criterion that asks for the bad values, a trigger that fires on the good ones.

    Only where the metric's name decides: errors, failures, 5xx and latencies are good when low, success and
    availability when high. A regression that must be noticed and is better than today is turned round too.
    """
    for where, check in walk_checks(case.plan):
        if isinstance(check, Measure) and is_turned(where, check):
            yield _turned(where, check)
    yield from _better_than_today(case.plan)


def is_turned(where: str, check: Measure) -> bool:
    """Whether a check asks for the bad values; where it is a trigger, whether it fires on the good ones."""
    good, asked = good_of(check.metric), asks_for(check)
    if good is None or asked is None:
        return False
    return (good is asked) is where.startswith("triggers")


_OTHER_WAY = {Op.LT: Op.GT, Op.LE: Op.GE, Op.GT: Op.LT, Op.GE: Op.LE}


def _turned(where: str, check: Measure) -> Problem:
    good = "low" if good_of(check.metric) is Good.LOW else "high"
    fires = "fires" if where.startswith("triggers") else "passes"
    return Problem(
        where,
        f"{check} {fires} while {check.metric} is {'high' if check.op in {Op.GT, Op.GE} else 'low'}; good is {good}",
        f"turn the sign: {replace(check, op=_OTHER_WAY[check.op])}",
    )


def _better_than_today(plan: Plan) -> Iterator[Problem]:
    today = {value.subject: value for value in plan.baselines if isinstance(value, Baseline)}
    for number, value in enumerate(plan.notice):
        before = today.get(value.subject) if isinstance(value, Baseline) else None
        good = good_of(value.metric) if isinstance(value, Baseline) else None
        if not isinstance(value, Baseline) or before is None or good is None:
            continue
        worse = value.value.scaled - before.value.scaled
        if worse == 0 or (worse > 0) is (good is Good.HIGH):
            yield Problem(
                f"notice[{number}]",
                f"`{value.text}` is no regression: today `{before.text}` is recorded (baselines)",
                f"name a value that is worse than today: {_example(before, good)}",
            )


def _example(before: Baseline, good: Good) -> str:
    number, unit = before.value.number, before.value.unit
    worse = number * 2 if good is Good.LOW else 100 - 2 * (100 - number) if unit == "%" and number > 50 else number / 2
    return f"`{replace(before, value=replace(before.value, number=worse), over=None, source='').text}`"
