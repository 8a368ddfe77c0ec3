"""Gate `strategy-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="| State | Planned |\n| Risk | High |",
    good="| State | Planned |\n| Strategy | Canary |\n| Risk | High |",
)
def strategy_missing(case: Case) -> Iterator[Problem]:
    """A plan that does not say how the release reaches its users.

    "Deploy to production" is not a strategy: nobody can tell how far and how fast.
    """
    if case.plan.strategy is None:
        yield Problem("strategy", "the plan names no strategy", "| Strategy | Canary |")
