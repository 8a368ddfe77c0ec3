"""Gate `stage-below-ttl`."""

from collections.abc import Iterator

from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.exposure import Exposure
from planning.rollout.objective import settling_of


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.NEVER,
    bad="TTL: 2h (`ARCHITECTURE.md:14`)",
    good="TTL: 5m (`ARCHITECTURE.md:14`)",
)
def stage_below_ttl(case: Case) -> Iterator[Problem]:
    """A stage that ends before the change can show.

    What a cache still serves, a job has not yet run or a process has not warmed up is judged on the old behaviour. The
    length is known where a document names it: a time to live, a cron period, a warm-up.
    """
    known = settling_of(case.plan.facts)
    if known is None:
        return
    length, fact = known
    for index, stage in enumerate(case.plan.stages):
        reached = isinstance(stage.exposure, Exposure) and stage.exposure.share != 0
        if reached and isinstance(stage.duration, Duration) and stage.duration < length:
            yield Problem(
                f"stages[{index}].duration",
                f"lasts {stage.duration}, and the change may show only after {length} ({fact.fact}, `{fact.source}`)",
                f"let it last {length} or longer, unless the change does not touch that",
            )
