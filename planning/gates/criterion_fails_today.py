"""Gate `criterion-fails-today`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.gates.implausible_direction import is_turned
from planning.plan.walk import walk_criteria
from planning.rollout.today import holds_today, today_of


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad="  - `http 5xx rate < 0.2%`\n  - `p99 latency <= 300ms`",
    good="  - `http 5xx rate < 0.5%`\n  - `p99 latency <= 300ms`",
)
def criterion_fails_today(case: Case) -> Iterator[Problem]:
    """A criterion that today's value misses.

    A release that is exactly as good as the one that runs is always stopped. Where the release is meant to make
    the value better, a person says so in a waiver.
    """
    for where, check in walk_criteria(case.plan):
        if not isinstance(check, Measure) or is_turned(where, check):
            continue
        today = today_of(check, case.plan.baselines)
        if today and holds_today(check, case.plan.baselines) is False:
            yield Problem(
                where,
                f"{check} fails at today's value, `{today.text}` (baselines): a healthy release always stops",
                f"put the limit on the far side of today's {today.value}, and short of the regression: "
                f"`{check.metric} {_like(check)}`; if the release is meant to improve it, waive this gate with that reason",
            )


def _like(check: Measure) -> str:
    return (
        "<= baseline * 1.5" if check.op.from_above else ">= baseline - 1pp" if _is_share(check) else ">= baseline * 0.8"
    )


def _is_share(check: Measure) -> bool:
    return check.bound.value is not None and check.bound.value.unit in {"%", "pp"}
