"""Gate `underpowered-stage`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.rollout.today import holds_today
from planning.sizing.remedy import said
from planning.sizing.stage import Sized, aims_at, is_beyond, size_stages
from planning.sizing.ways_out import remedies
from planning.sizing.words import percent


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.HIGH,
    bad="- Duration: 5m\n",
    good="- Duration: 30m\n",
)
def underpowered_stage(case: Case) -> Iterator[Problem]:
    """A criterion that the stage sees too little to decide.

    A healthy release is stopped too often, or the regression that must be noticed passes too often: more than 5% of
    the time, 1% for a regression at high risk. Computed by the exact binomial from exposure, rate and duration.
    """
    aims = aims_at(case.risk)
    for sized in size_stages(case.plan):
        if not isinstance(sized, Sized) or is_beyond(sized) or sized.odds.meets(aims):
            continue
        if holds_today(sized.criterion, case.plan.baselines) is False:
            continue  # no sample helps: criterion-fails-today speaks of it
        stage = case.plan.stages[sized.stage]
        yield Problem(
            sized.where,
            f"{sized.criterion} on {sized.sight.sample} {sized.sight.events} {said(sized.odds)} "
            f"(regression to {percent(sized.regression)} failures; aims: {percent(aims.false_stop)} and {percent(aims.miss)})",
            remedies(case.plan, stage, sized, aims),
        )
