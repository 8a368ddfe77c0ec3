"""Gate `lead-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.HIGH,
    bad="| Roll back to | `registry.example.com/shop:5.0.3` |\n| Window |",
    good="| Roll back to | `registry.example.com/shop:5.0.3` |\n| Release lead | shop on-call: decides proceed, hold, roll back |\n| Window |",
)
def lead_missing(case: Case) -> Iterator[Problem]:
    """A release that nobody leads.

    Proceed, hold and roll back are decisions of one person or role, known before the start.
    """
    if not case.plan.release.lead:
        yield Problem("release.lead", "nobody decides", "| Release lead | backend on-call |")
