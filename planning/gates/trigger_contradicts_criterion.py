"""Gate `trigger-contradicts-criterion`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollback.contradiction import contradicts


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- `http 5xx rate > 0.1% over 5m`",
    good="- `http 5xx rate > 2% over 5m`",
)
def trigger_contradicts_criterion(case: Case) -> Iterator[Problem]:
    """A trigger that fires while a criterion passes.

    The same value would mean proceed and roll back.
    """
    for number, trigger in enumerate(case.plan.triggers):
        if not isinstance(trigger, Measure):
            continue
        for index, stage in enumerate(case.plan.stages):
            for check in stage.proceed_when:
                if isinstance(check, Measure) and contradicts(trigger, check, stage.duration):
                    yield Problem(
                        f"triggers[{number}]",
                        f"fires while stage {index + 1} passes: {check}",
                        "put the trigger beyond the criterion: criterion `< 0.5%`, trigger `> 2% over 5m`",
                    )
