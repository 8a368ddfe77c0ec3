"""Gate `stage-without-duration`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Misread


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="- Exposure: 5% of requests\n- Duration: a while",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def stage_without_duration(case: Case) -> Iterator[Problem]:
    """A stage that does not say how long it lasts.

    Nobody can tell when its criteria are due, nor what it will have seen by then.
    """
    for index, stage in enumerate(case.plan.stages):
        duration = stage.duration
        if isinstance(duration, Misread):
            said = f"{duration.text!r} {duration.problem}" if duration.text else "no duration"
            yield Problem(f"stages[{index}].duration", said, "give a length of time: `30m`, `2h`, `3d`")
        elif duration.seconds == 0:
            yield Problem(f"stages[{index}].duration", "lasts no time", "give a length of time: `30m`")
