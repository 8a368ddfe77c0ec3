"""Gate `vague-exposure`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Misread


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="- Exposure: some users\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def vague_exposure(case: Case) -> Iterator[Problem]:
    """A stage that does not say whom it reaches.

    Nobody can set it up, and nobody can tell how much harm it may do.
    """
    for index, stage in enumerate(case.plan.stages):
        if isinstance(stage.exposure, Misread):
            said = f"{stage.exposure.text!r} {stage.exposure.problem}" if stage.exposure.text else "no exposure"
            yield Problem(
                f"stages[{index}].exposure",
                said,
                "`5% of requests`, `5 of 100 hosts`, `50 invited testers`, `everyone`",
            )
