"""Gate `unreadable`."""

from collections.abc import Iterator

from planning.checks import Unclear
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Misread


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="- Duration: 30m\n- Owner: Ada\n",
    good="- Duration: 30m\n",
    waivable=False,
)
def unreadable(case: Case) -> Iterator[Problem]:
    """A line that says nothing a plan could hold.

    What cannot be read cannot be judged, and a guess would be taken for a fact.
    """
    for line in case.unread:
        yield Problem(line.section.slug, line.message, line.fix, line.line)
    for name in ("baselines", "record", "notice"):
        for index, value in enumerate(getattr(case.plan, name)):
            if isinstance(value, Unclear):
                yield Problem(f"{name}[{index}]", value.problem, value.fix)
    if isinstance(case.plan.watch_for, Misread):
        yield Problem(
            "watch_for",
            f"{case.plan.watch_for.text!r} is no length of time",
            "give a length of time: `24h`, in the document `Watch for 24h.`",
        )
