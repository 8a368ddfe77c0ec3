"""Gate `vague-trigger`."""

from collections.abc import Iterator

from planning.checks import Measure, Unclear
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.text.placeholders import find_placeholder


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- `http 5xx rate > 2%`",
    good="- `http 5xx rate > 2% over 5m`",
)
def vague_trigger(case: Case) -> Iterator[Problem]:
    """A trigger that nobody could alert on.

    A rate, a percentile or a time exists only over a window; without one a single failed request is 100%.
    """
    for index, check in enumerate(case.plan.triggers):
        if isinstance(check, Unclear):
            if not find_placeholder(check.text):  # that gate speaks of it
                yield Problem(f"triggers[{index}]", check.problem, check.fix)
        elif isinstance(check, Measure) and check.needs_window and check.over is None:
            yield Problem(
                f"triggers[{index}]",
                f"{check.metric} is measured over no length of time",
                f"`{check.text} over 5m`",
            )
