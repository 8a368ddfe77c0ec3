"""Gate `nobody-notified`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.text.placeholders import stands_open


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
    told = case.plan.notify
    if not told or stands_open(told):
        said = f"{told!r} names nobody" if told else "a rollback tells nobody"
        yield Problem("notify", said, "- Notify: `#release-api`, on-call backend engineer")
