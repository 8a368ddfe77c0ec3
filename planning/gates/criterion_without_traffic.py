"""Gate `criterion-without-traffic`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.traffic import counts_events, has_no_traffic


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.MEDIUM,
    bad="- Exposure: 0% of requests\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def criterion_without_traffic(case: Case) -> Iterator[Problem]:
    """A rate, a ratio or a percentile of the new version in a stage that nobody reaches.

    No events, no value; and no data is not a pass: the stage could never end. A feature flag's first stage is another
    matter, there the new code runs for everyone with the flag off.
    """
    for index, stage in enumerate(case.plan.stages):
        if not has_no_traffic(stage, case.plan.strategy):
            continue
        for number, check in enumerate(stage.proceed_when):
            if counts_events(check):
                yield Problem(
                    f"stages[{index}].proceed_when[{number}]",
                    f"{check} counts events of the new version, and at {stage.exposure} it has none",
                    (
                        "ask the warmed version itself: `https://preview.example.com/healthz`: expect `200`; "
                        "or say `on all` or `on stable` where that is meant"
                    ),
                )
