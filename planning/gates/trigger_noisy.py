"""Gate `trigger-noisy`."""

from collections.abc import Iterator

from planning.checks.model import Check
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.gates.implausible_direction import is_turned
from planning.plan.model import Plan
from planning.rollout.today import holds_today
from planning.sizing.false_alarm import MONTHLY, FalseAlarm, false_alarm, filled, is_empty, quieter
from planning.sizing.words import a_day, percent

_WEEKLY = 1 / 7


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.HIGH,
    bad="- `http 5xx rate > 0.6% over 5m`",
    good="- `http 5xx rate > 2% over 5m`",
)
def trigger_noisy(case: Case) -> Iterator[Problem]:
    """A trigger that fires more than once a week although nothing is wrong.

    It rolls back healthy releases, and people learn to ignore it. The expected number a day is computed by the exact
    binomial from today's value and what the new version sees in a window, in the stage that sees least; windows are
    counted as if they did not overlap, so more fire in truth.
    """
    for number, trigger in enumerate(case.plan.triggers):
        found = false_alarm(case.plan, trigger)
        if found is None and is_empty(case.plan, trigger):
            yield Problem(
                f"triggers[{number}]",
                f"{trigger} looks at less than one event: any failure fires it",
                _fuller(case.plan, trigger),
            )
        if found is None or found.per_day <= _WEEKLY or is_turned("triggers", found.trigger):
            continue
        if holds_today(found.trigger, case.plan.baselines):
            continue  # trigger-fires-today speaks of it
        yield Problem(f"triggers[{number}]", _said(found), _way_out(found))


def _fuller(plan: Plan, trigger: Check) -> str:
    longer = filled(plan, trigger, MONTHLY)
    if longer is None:
        return "a trigger on a more frequent event, or a probe: `https://api.example.com/healthz`: not `200` for 2m"
    return f"{longer} fires falsely less than once a month"


def _said(found: FalseAlarm) -> str:
    return (
        f"{found.trigger} fires although nothing is wrong {a_day(found.per_day)} while stage {found.stage + 1} runs: "
        f"a window holds {found.sight.sample} {found.sight.events} with {percent(found.today)} failures today (baselines)"
    )


def _way_out(found: FalseAlarm) -> str:
    others = " or ".join(str(trigger) for trigger in quieter(found, MONTHLY))
    return f"{others or 'a trigger on a more frequent event'} fires falsely less than once a month"
