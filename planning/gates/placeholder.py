"""Gate `placeholder`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_texts
from planning.text.placeholders import find_placeholder


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="| Release lead | TBD |",
    good="| Release lead | shop on-call: decides proceed, hold, roll back |",
    waivable=False,
)
def placeholder(case: Case) -> Iterator[Problem]:
    """Text that stands for something that nobody has filled in.

    On the day of the release nobody knows what belongs there. Only the status page's template may hold `{start}`.
    """
    for where, text in walk_texts(case.plan):
        found = find_placeholder(text)
        if found:
            yield Problem(where, f"{found} still stands for something", "write the value itself: `5 minutes`, `api`")
