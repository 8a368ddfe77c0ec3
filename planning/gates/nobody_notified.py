"""Gate `nobody-notified`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.AFTER,
    blocks=Blocks.MEDIUM,
    bad="### Communication\n\n- Status page",
    good="### Communication\n\n- Notify: `#shop-releases`, shop on-call\n- Status page",
)
def nobody_notified(case: Case) -> Iterator[Problem]:
    """A rollback that nobody hears of.

    Support, on-call and stakeholders learn it from users otherwise.
    """
    if not case.plan.notify:
        yield Problem("notify", "a rollback tells nobody", "- Notify: `#release-api`, on-call backend engineer")
