"""Gate `trigger-contradicts-criterion`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.gates.implausible_direction import is_turned
from planning.plan.walk import walk_criteria
from planning.rollback.contradiction import contradicts
from planning.rollout.today import holds_today
from planning.rollout.traffic import is_flag_off, judged_on_all


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- `checkout success rate < 97.2% over 4h`",
    good="- `checkout success rate < 93% over 30m`",
)
def trigger_contradicts_criterion(case: Case) -> Iterator[Problem]:
    """A trigger that fires while a criterion passes.

    The same value would mean proceed and roll back.
    """
    plan = case.plan
    for number, trigger in enumerate(plan.triggers):
        if not isinstance(trigger, Measure) or is_turned("triggers", trigger) or holds_today(trigger, plan.baselines):
            continue  # other gates speak of these
        for where, check in walk_criteria(plan):
            stage = plan.stages[int(where[len("stages[") : where.index("]")])]
            if not isinstance(check, Measure) or is_turned(where, check):
                continue
            judged = judged_on_all(check) if is_flag_off(stage, plan.strategy) else check
            if isinstance(judged, Measure) and contradicts(trigger, judged, stage.duration, plan.baselines):
                yield Problem(
                    f"triggers[{number}]",
                    f"{trigger} fires while {check} passes ({case.seen(where)}): one steady value means both",
                    "put the trigger beyond the criterion: criterion `< 0.5%`, trigger `> 2% over 5m`",
                )
