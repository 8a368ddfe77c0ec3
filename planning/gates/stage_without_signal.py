"""Gate `stage-without-signal`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.MEDIUM,
    bad="  - `p99 latency <= 300ms`",
    good='  - `p99 latency <= 300ms`\n- Watch: Grafana "Shop overview"',
)
def stage_without_signal(case: Case) -> Iterator[Problem]:
    """A stage in which nobody watches anything.

    Criteria are judged at the end; what goes wrong before that has to be seen on a dashboard or by an alert.
    """
    for index, stage in enumerate(case.plan.stages):
        if not stage.watch:
            yield Problem(
                f"stages[{index}].watch",
                "nothing is watched in this stage",
                '- Watch: Grafana "API overview"',
            )
