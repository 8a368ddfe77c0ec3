"""How much a regression costs until the rollback has taken hold.

Extra failures = rate x share x (p1 - p0) x (stage + rollback time): the blast radius of the SRE workbook, ch. 16.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from planning.checks import Baseline
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Playbook
from planning.rollout.exposure import Exposure

_MARGIN = Fraction(5, 4)
"""Steps take longer on the day: a quarter more, rounded up to five minutes."""


@dataclass(frozen=True, slots=True)
class Harm:
    """The failures that the first stage with traffic adds before they are stopped."""

    failures: int
    unit: str
    metric: str
    regression: str
    """The value that must be noticed, as written."""
    doubles: bool
    stage: Duration
    rollback: Duration
    rate: Fraction
    """Events per second on the new version."""


def harm_of(plan: Plan) -> Harm | None:
    """Compute the harm of the first regression that must be noticed; None where a figure is not known."""
    stage = next((s for s in plan.stages if isinstance(s.exposure, Exposure) and s.exposure.share), None)
    back = next((limit for book in plan.playbooks if (limit := within(book))), None)
    pair = _regression(plan)
    events = rates(plan)
    if not (stage and back and pair and events and isinstance(stage.duration, Duration)):
        return None
    share = stage.exposure.share if isinstance(stage.exposure, Exposure) else None
    today, regression = pair
    unit, per_second = events[0]
    added = Fraction(regression.value.scaled - today.value.scaled)
    rate = per_second * (share or 0)
    failures = round(rate * added * (stage.duration.seconds + back.seconds))
    doubles = regression.value.scaled == 2 * today.value.scaled
    name, value = regression.metric, str(regression.value)
    return Harm(failures, unit, name, value, doubles, stage.duration, back, rate)


def _regression(plan: Plan) -> tuple[Baseline, Baseline] | None:
    """Give today's value and the one that must be noticed, of a share that gets worse by growing."""
    today = {b.subject: b for b in plan.baselines if isinstance(b, Baseline) and b.value.unit == "%"}
    for value in plan.notice:
        if isinstance(value, Baseline) and value.subject in today and value.value.unit == "%":
            before = today[value.subject]
            if value.value.number > before.value.number:
                return before, value
    return None


def within(playbook: Playbook) -> Duration | None:
    """How long the way back takes at most; None where a step does not say its minutes."""
    minutes = [step.minutes for step in playbook.steps if step.minutes is not None]
    if not minutes or len(minutes) < len(playbook.steps):
        return None
    return Duration(300 * max(1, ceil(sum(minutes) * _MARGIN / 5)))


def rates(plan: Plan) -> tuple[tuple[str, Fraction], ...]:
    """The baselines that count events in time (`requests 120/s`), in events per second."""
    values = (baseline for baseline in plan.baselines if isinstance(baseline, Baseline))
    return tuple((v.metric, Fraction(v.per_second)) for v in values if v.per_second is not None)
