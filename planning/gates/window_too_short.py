"""Gate `window-too-short`."""

from collections.abc import Iterator

from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.window import length_of_window


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.NEVER,
    bad="| Window | 2026-12-01 09:00 UTC, 20m |",
    good="| Window | 2026-12-01 09:00 UTC, 6h |",
)
def window_too_short(case: Case) -> Iterator[Problem]:
    """A release window that ends before the last stage begins.

    Somebody would have to go on outside the hours that were agreed, or stop half way. What nobody is reached by
    yet (a shadow, a colour that warms up) may lie before it, and what is only watched once everyone is reached after it.
    """
    window = length_of_window(case.plan.release.window)
    needed = _until_everyone(case.plan.stages)
    if window and needed and needed > window:
        yield Problem(
            "release.window",
            f"is {window} long, and the stages take {needed} until the last begins",
            f"give the window at least {needed}: `2026-12-01 09:00 UTC, {needed}`; or shorten the stages",
        )


def _until_everyone(stages: tuple[Stage, ...]) -> Duration | None:
    """Add up the stages until everyone is reached, else until the last; None where one does not say how long."""
    ends = (n for n, stage in enumerate(stages) if isinstance(stage.exposure, Exposure) and stage.exposure.everyone)
    before = stages[: next(ends, len(stages) - 1)]
    lengths = [s.duration for s in before if not (isinstance(s.exposure, Exposure) and s.exposure.share == 0)]
    known = [length.seconds for length in lengths if isinstance(length, Duration)]
    return Duration(sum(known)) if len(known) == len(lengths) else None
