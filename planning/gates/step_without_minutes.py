"""Gate `step-without-minutes`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_steps


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.MEDIUM,
    bad="1. Send all traffic back to the stable version.",
    good="1. Send all traffic back to the stable version. (1 min)",
)
def step_without_minutes(case: Case) -> Iterator[Problem]:
    """A step of the playbook that does not say how long it takes.

    Nobody can tell how long users are harmed before the old version is back.
    """
    for where, _, step in walk_steps(case.plan):
        if step.minutes is None:
            yield Problem(
                f"{where}.minutes", f"{step.action!r} says no minutes", "minutes: 2, or `(2 min)` behind the step"
            )
