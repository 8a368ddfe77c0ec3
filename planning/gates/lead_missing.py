"""Gate `lead-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.text.placeholders import stands_open


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
    lead = case.plan.release.lead
    if not lead or stands_open(lead):
        yield Problem(
            "release.lead", f"{lead!r} is nobody" if lead else "nobody decides", "| Release lead | backend on-call |"
        )
