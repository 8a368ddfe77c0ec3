"""Gate `strategy-mismatch`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.risk import Risk
from planning.rollout.change import change_of
from planning.rollout.strategy import Strategy


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.HIGH,
    bad="| Strategy | Big bang |",
    good="| Strategy | Canary |",
)
def strategy_mismatch(case: Case) -> Iterator[Problem]:
    """A strategy that does not fit the risk or the facts.

    Big bang is for low-risk, simple changes; rolling is for stateless services.
    """
    change = change_of(case.plan.facts)
    if case.plan.strategy is Strategy.BIG_BANG and case.risk is Risk.HIGH:
        yield Problem(
            "strategy",
            "a big bang at high risk",
            "canary, feature flag, rolling or blue-green: begin with a part",
        )
    if case.plan.strategy is Strategy.BIG_BANG and change.zero_downtime and not change.no_service:
        yield Problem(
            "strategy",
            "a big bang where zero downtime is required",
            "blue-green, or rolling for a stateless service",
        )
    if case.plan.strategy is Strategy.ROLLING and change.stateless is False:
        yield Problem(
            "strategy",
            "rolling replaces instances that are not stateless",
            "blue-green, or say how state survives",
        )
