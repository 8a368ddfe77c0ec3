"""Drafted stages sized from the start: limits that the stage can judge, and stages long enough for them."""

from planning.checks import Measure, read_check
from planning.duration import Duration
from planning.markdown.spans import code_span
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.risk import Risk
from planning.rollout.exposure import Exposure
from planning.rollout.objective import settling_of
from planning.sizing.limits import Odds
from planning.sizing.remedy import cure_anywhere, cure_here, duration_for, said
from planning.sizing.stage import Sized, aims_at, size_criterion

_LONGEST = Duration(2 * 86400)
"""No stage is drafted longer: a service as quiet as that needs probes, and the gate says so."""


def sized_stages(plan: Plan, risk: Risk) -> tuple[tuple[Stage, ...], tuple[Drafted, ...]]:
    """Give a plan's stages with limits and lengths that meet the aims, and what was changed and why.

    A criterion of which nobody can say what it does stays as it is.
    """
    stages: list[Stage] = []
    changed: list[Drafted] = []
    settled = settling_of(plan.facts)
    for index, drafted in enumerate(plan.stages):
        stage = _at_least(drafted, settled[0]) if settled else drafted
        sized, notes = _sized(plan, stage, f"stages[{index}]", aims_at(risk))
        stages.append(sized)
        changed += notes
    return tuple(stages), tuple(changed)


def _sized(plan: Plan, stage: Stage, where: str, aims: Odds) -> tuple[Stage, list[Drafted]]:
    changed: list[Drafted] = []
    for number, check in enumerate(stage.proceed_when):
        found = size_criterion(plan, stage, check, "") if isinstance(check, Measure) else None
        if not isinstance(found, Sized) or found.odds.meets(aims):
            continue
        longer = _long_enough(plan, stage, found, aims)
        again = size_criterion(plan, longer, found.criterion, "")
        cure = cure_here(again, aims) if isinstance(again, Sized) else None
        if cure is None:
            continue
        criteria = list(stage.proceed_when)
        criteria[number] = read_check(code_span(cure.criterion))
        stage = longer.model_copy(update={"proceed_when": tuple(criteria)})
        seen = f"{again.sight.sample} {again.sight.events}" if isinstance(again, Sized) else ""
        changed.append(Drafted(f"{where}.proceed_when[{number}]", "", f"on {seen}: {said(cure.odds)}"))
    return stage, changed


def _at_least(stage: Stage, length: Duration) -> Stage:
    """Give the stage, longer where the change shows only after that."""
    short = isinstance(stage.duration, Duration) and stage.duration < length <= _LONGEST
    reached = isinstance(stage.exposure, Exposure) and stage.exposure.share != 0
    return stage.model_copy(update={"duration": length}) if short and reached else stage


def _long_enough(plan: Plan, stage: Stage, sized: Sized, aims: Odds) -> Stage:
    """Give the stage, longer where no limit meets the aims on what it sees and a longer one would."""
    if cure_here(sized, aims):
        return stage
    cure = cure_anywhere(sized, aims)
    length = duration_for(plan, stage, sized, cure.sample) if cure else None
    if length is None or length > _LONGEST or not isinstance(stage.duration, Duration) or length <= stage.duration:
        return stage
    return stage.model_copy(update={"duration": length})
