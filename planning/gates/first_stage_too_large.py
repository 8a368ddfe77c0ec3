"""Gate `first-stage-too-large`."""

from collections.abc import Iterator
from fractions import Fraction

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Exposure
from planning.rollout.first_stage import LARGEST
from planning.rollout.strategy import Strategy


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.HIGH,
    bad="- Exposure: 40% of requests\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def first_stage_too_large(case: Case) -> Iterator[Problem]:
    """A first stage that reaches too many at high risk.

    The first stage finds the coarse defects; Amazon keeps it at 10% of requests, a rolling step at a third
    (Builders' Library, "Automating safe, hands-off deployments"). One of two instances is as few as there are.
    """
    exposures = [stage.exposure for stage in case.plan.stages]
    first = next((e for e in exposures if isinstance(e, Exposure) and e.share != 0), None)
    most = LARGEST.get(case.plan.strategy) if case.plan.strategy else None
    if first is None or first.share is None or most is None or first.everyone:
        return
    smallest = case.plan.strategy is Strategy.ROLLING and first.total is not None and first.count == 1
    if first.share > Fraction(most, 100) and not smallest:
        yield Problem(
            f"stages[{exposures.index(first)}].exposure",
            f"the first stage reaches {first}",
            f"begin with at most {most}%",
        )
