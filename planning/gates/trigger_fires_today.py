"""Gate `trigger-fires-today`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.gates.implausible_direction import is_turned
from planning.rollout.today import holds_today, today_of


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- `http 5xx rate > 0.2% over 5m`",
    good="- `http 5xx rate > 2% over 5m`",
)
def trigger_fires_today(case: Case) -> Iterator[Problem]:
    """A trigger that fires on today's value.

    It rolls back whatever is released, and says nothing about it.
    """
    for number, trigger in enumerate(case.plan.triggers):
        if not isinstance(trigger, Measure) or is_turned("triggers", trigger):
            continue
        today = today_of(trigger, case.plan.baselines)
        if today and holds_today(trigger, case.plan.baselines):
            beyond = "baseline * 3" if not trigger.op.from_above else "baseline * 0.8"
            yield Problem(
                f"triggers[{number}]",
                f"{trigger} fires on today's value, `{today.text}` (baselines)",
                f"put it beyond what is normal and beyond the criteria: `{trigger.metric} {trigger.op} {beyond}"
                f"{f' over {trigger.over}' if trigger.over else ''}`",
            )
