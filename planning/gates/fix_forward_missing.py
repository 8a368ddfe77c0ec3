"""Gate `fix-forward-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.derived import returns_not


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="| Point of no return | stage 1 |",
    good="| Point of no return | none |",
)
def fix_forward_missing(case: Case) -> Iterator[Problem]:
    """A point of no return without a list of what is done after it.

    From there on nothing leads back; what is left has to be known before.
    """
    if returns_not(case.plan) and not any(playbook.forward and playbook.steps for playbook in case.plan.playbooks):
        yield Problem(
            "steps",
            f"no way back after {case.plan.release.no_return_after}, and no way forward",
            "### Fix forward from stage 2, with its steps",
        )
