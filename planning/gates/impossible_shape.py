"""Gate `impossible-shape`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="- Exposure: 100% of requests\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def impossible_shape(case: Case) -> Iterator[Problem]:
    """Stages that the strategy cannot have.

    A canary that starts with everyone is a big bang; blue-green without a warmed colour is one too.
    """
    shares = [stage.exposure.share for stage in case.plan.stages if isinstance(stage.exposure, Exposure)]
    strategy = case.plan.strategy
    if strategy is None or not shares or len(shares) < len(case.plan.stages):
        return
    if strategy in GRADUAL and all(share == 1 for share in shares):
        yield Problem("stages", f"{strategy.label} has no stage below 100%", "begin with a part: `5% of requests`")
    if strategy is Strategy.BLUE_GREEN and 0 not in shares:
        yield Problem(
            "stages",
            "blue-green has no stage at 0%, where the new colour is warmed",
            "begin with `0% of requests`, then switch",
        )


GRADUAL = {Strategy.CANARY, Strategy.FEATURE_FLAG, Strategy.ROLLING}
