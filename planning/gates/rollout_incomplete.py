"""Gate `rollout-incomplete`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Exposure


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="- Exposure: 50% of requests\n- Duration: 4h",
    good="- Exposure: 100% of requests\n- Duration: 4h",
)
def rollout_incomplete(case: Case) -> Iterator[Problem]:
    """A rollout that never reaches everyone.

    Two versions stay in production, and nobody has decided which of them is the release.
    """
    if case.plan.stages:
        last, exposure = len(case.plan.stages) - 1, case.plan.stages[-1].exposure
        if isinstance(exposure, Exposure) and not exposure.everyone:
            yield Problem(
                f"stages[{last}].exposure",
                f"the rollout ends at {exposure}",
                "add the last stage: `100% of requests`, or `everyone`",
            )
