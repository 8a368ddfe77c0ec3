"""Gate `criterion-without-traffic`."""

from collections.abc import Iterator
from dataclasses import replace

from planning.checks import Measure, Version
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.traffic import counts_events, has_no_traffic, is_flag_off


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.MEDIUM,
    bad="- Exposure: 0% of requests\n- Duration: 30m",
    good="- Exposure: 5% of requests\n- Duration: 30m",
)
def criterion_without_traffic(case: Case) -> Iterator[Problem]:
    """A rate, a ratio or a percentile of the new version in a stage that nobody reaches.

    No events, no value; and no data is not a pass: the stage could never end. At 0% of a feature flag the release
    itself serves everybody: there only a line `on new` asks for users that have the flag, and nobody has it.
    """
    for index, stage in enumerate(case.plan.stages):
        off = is_flag_off(stage, case.plan.strategy)
        if not off and not has_no_traffic(stage, case.plan.strategy):
            continue
        for number, check in enumerate(stage.proceed_when):
            if off and isinstance(check, Measure) and check.on is Version.NEW:
                yield Problem(
                    f"stages[{index}].proceed_when[{number}]",
                    f"{check} is judged on users that have the flag, and at {stage.exposure} nobody has it",
                    f"judge the release on all traffic: {replace(check, on=Version.ALL)}",
                )
            elif not off and counts_events(check):
                yield Problem(
                    f"stages[{index}].proceed_when[{number}]",
                    f"{check} counts events of the new version, and at {stage.exposure} it has none",
                    (
                        "ask the warmed version itself: `https://preview.example.com/healthz`: expect `200`; "
                        "or say `on all` or `on stable` where that is meant"
                    ),
                )
