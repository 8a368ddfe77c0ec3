"""The regression that a plan speaks of: what must be noticed, against what is normal today."""

from dataclasses import dataclass
from fractions import Fraction

from planning.checks import Baseline
from planning.plan.harm import rates
from planning.plan.model import Plan
from planning.sizing.events import events_of, is_slowness


@dataclass(frozen=True, slots=True)
class Regression:
    """Two shares of failures, and how often there is something to fail."""

    metric: str
    subject: str
    """The metric as `Measure.subject` spells it."""
    value: str
    """What must be noticed, as written."""
    today: Fraction
    """Share of failures, 0 to 1."""
    noticed: Fraction
    higher_is_better: bool
    events: str
    per_second: Fraction

    @property
    def added(self) -> Fraction:
        """The share of events that fails and would not fail today."""
        return self.noticed - self.today

    @property
    def slow(self) -> bool:
        """Whether it makes events too slow, where others fail."""
        return is_slowness(self.metric)


def regression_of(plan: Plan) -> Regression | None:
    """Give the first regression of `notice` whose value of today and whose rate are recorded; None where none is.

    A regression that is no worse than today is none. For a success rate the failures are what it lacks to 100%.
    """
    today = {b.subject: b for b in plan.baselines if isinstance(b, Baseline) and b.value.unit == "%"}
    for value in plan.notice:
        before = today.get(value.subject) if isinstance(value, Baseline) and value.value.unit == "%" else None
        if isinstance(value, Baseline) and before:
            found = _regression(plan, before, value)
            if found and found.added > 0:
                return found
    return None


def _regression(plan: Plan, before: Baseline, value: Baseline) -> Regression | None:
    events = events_of(value.metric, rates(plan))
    if events.per_second is None:
        return None
    better = value.higher_is_better
    shares = [1 - each.value.scaled if better else each.value.scaled for each in (before, value)]
    return Regression(
        value.metric, value.subject, str(value.value), shares[0], shares[1], better, events.name, events.per_second
    )
