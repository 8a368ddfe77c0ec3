"""The two figures of a plan that the length of harm follows from: how long the way back takes, how often things happen."""

from fractions import Fraction
from math import ceil

from planning.checks import Baseline
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Playbook

_MARGIN = Fraction(5, 4)
"""Steps take longer on the day: a quarter more, rounded up to five minutes."""


def within(playbook: Playbook) -> Duration | None:
    """How long the way back takes at most; None where a step does not say its minutes."""
    minutes = [step.minutes for step in playbook.steps if step.minutes is not None]
    if not minutes or len(minutes) < len(playbook.steps):
        return None
    return Duration(300 * max(1, ceil(sum(minutes) * _MARGIN / 5)))


def way_back_from(plan: Plan, index: int) -> Duration | None:
    """How long the way back takes from a stage (counted from 0), by the playbook that holds there."""
    begun = [book for book in plan.playbooks if book.from_stage <= index + 1]
    return within(max(begun, key=lambda book: book.from_stage)) if begun else None


def rates(plan: Plan) -> tuple[tuple[str, Fraction], ...]:
    """The baselines that count events in time (`requests 120/s`), in events per second."""
    values = (baseline for baseline in plan.baselines if isinstance(baseline, Baseline))
    return tuple((v.metric, Fraction(v.per_second)) for v in values if v.per_second is not None)
