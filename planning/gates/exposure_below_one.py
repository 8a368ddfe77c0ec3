"""Gate `exposure-below-one`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Exposure
from planning.rollout.replicas import at_least_one, counts_instances, replicas_of


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.NEVER,
    bad="- Exposure: 5% of instances\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def exposure_below_one(case: Case) -> Iterator[Problem]:
    """A share of instances that is less than one of those that run.

    Nobody can replace six tenths of an instance: what is set up then reaches more than the plan says, or nobody.
    """
    replicas = replicas_of(case.plan.facts)
    for index, stage in enumerate(case.plan.stages):
        exposure = stage.exposure
        if not (replicas and isinstance(exposure, Exposure) and exposure.percent and counts_instances(exposure)):
            continue
        if exposure.share is not None and exposure.share * replicas < 1:
            yield Problem(
                f"stages[{index}].exposure",
                f"{exposure} is less than one of the {replicas} that run",
                f"`{at_least_one(exposure.percent, replicas)}`",
            )
