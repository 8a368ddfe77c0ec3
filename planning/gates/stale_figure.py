"""Gate `stale-figure`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.figures import expected


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.NEVER,
    bad="Back to 5.0.3 within 90 minutes.",
    good="Back to 5.0.3 within 5 minutes.",
)
def stale_figure(case: Case) -> Iterator[Problem]:
    """A computed sentence that no longer follows from the plan.

    Somebody edited a value and not the figure; people trust the figure.
    """
    for where, shown in case.figures.items():
        stale = dict.fromkeys(figure for figure in expected(case.plan, where) if figure not in shown)
        if stale:
            yield Problem(
                where,
                f"shows other figures than the plan gives: {', '.join(stale)}",
                "call write_plan: it computes them again",
            )
