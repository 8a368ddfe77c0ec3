"""Gate `exposure-decreases`."""

from collections.abc import Iterator
from itertools import pairwise

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure, shrinks


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad='### Stage 2: fewer\n\n- Exposure: 2% of requests\n- Duration: 1h\n- Do:\n  1. `kubectl argo rollouts set weight shop 2 -n shop`\n- Proceed when:\n  - `http 5xx rate < 0.5%`\n- Watch: Grafana "Shop overview"\n\n### Stage 3: everyone',
    good="### Stage 2: everyone",
)
def exposure_decreases(case: Case) -> Iterator[Problem]:
    """A stage that reaches fewer than the stage before it.

    Users lose what they had, and the larger stage has already shown what the smaller one could.
    """
    stages = case.plan.stages
    for index, (before, after) in enumerate(pairwise(stages), 1):
        if shrinks(before.exposure, after.exposure):
            yield Problem(
                f"stages[{index}].exposure",
                f"{after.exposure} after {before.exposure} takes the release away again",
                f"put the stages in the order of their exposure: {_ordered(stages, before, after)}",
            )


def _ordered(stages: tuple[Stage, ...], before: Stage, after: Stage) -> str:
    """Give the exposures of this plan in their order; of the two alone where not all can be compared."""
    shares = [(one.exposure.share, one.exposure) for one in stages if isinstance(one.exposure, Exposure)]
    known = sorted(((share, str(exposure)) for share, exposure in shares if share is not None), key=lambda one: one[0])
    if len(known) < len(stages):
        return f"{after.exposure}, {before.exposure}"
    return ", ".join(text for _, text in known)
