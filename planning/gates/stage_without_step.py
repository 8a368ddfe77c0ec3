"""Gate `stage-without-step`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="- Exposure: 100% of requests\n- Duration: 4h\n- Proceed when:",
    good="- Exposure: 100% of requests\n- Duration: 4h\n- Do:\n  1. `kubectl argo rollouts promote shop -n shop`\n- Proceed when:",
)
def stage_without_step(case: Case) -> Iterator[Problem]:
    """A stage that does not say what to do.

    A share of traffic does not move by itself; whoever executes the plan needs the command or the place in a console.
    """
    for index, stage in enumerate(case.plan.stages):
        if not stage.do:
            yield Problem(
                f"stages[{index}].do",
                "nothing is done in this stage",
                "- Do:\n  1. `kubectl argo rollouts promote api -n prod`",
            )
