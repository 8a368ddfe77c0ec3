"""Gate `window-longer-than-stage`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad="  - `http 5xx rate < 0.5% over 2h`\n  - `p99 latency <= 300ms`",
    good="  - `http 5xx rate < 0.5%`\n  - `p99 latency <= 300ms`",
)
def window_longer_than_stage(case: Case) -> Iterator[Problem]:
    """A criterion that looks further back than its stage lasts.

    It would be judged on what the old version did.
    """
    for index, stage in enumerate(case.plan.stages):
        for number, check in enumerate(stage.proceed_when):
            if (
                isinstance(check, Measure)
                and check.over
                and isinstance(stage.duration, Duration)
                and check.over > stage.duration
            ):
                where = f"stages[{index}].proceed_when[{number}]"
                yield Problem(
                    where,
                    f"looks back {check.over}, the stage lasts {stage.duration}",
                    f"leave `over {check.over}` out (the whole stage is judged), or make the stage {check.over} long",
                )
