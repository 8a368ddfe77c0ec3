"""Gate `steps-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="### Steps from stage 2",
    good="### Steps",
)
def steps_missing(case: Case) -> Iterator[Problem]:
    """A playbook without steps, or without steps for the first stages.

    "Revert the deploy" is a wish; whoever is on call needs the commands.
    """
    first = min((playbook.from_stage for playbook in case.plan.playbooks if playbook.steps), default=None)
    if first is None:
        yield Problem(
            "steps",
            "the playbook has no step",
            "1. Send all traffic back to the stable version. (1 min), with its command",
        )
    elif first > 1:
        yield Problem("steps", f"the playbook begins at stage {first}", "give the steps from stage 1 on")
