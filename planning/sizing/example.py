"""A limit that passes as an example: between today's value and the regression, where the plan names both."""

from fractions import Fraction

from planning.checks import Baseline
from planning.plan.model import Plan
from planning.sizing.words import percent

USUAL = "http 5xx rate < 0.6%"
"""Where nothing is known."""


def example_limit(plan: Plan) -> str:
    """Give a limit half way between a recorded rate and the regression of it that must be noticed."""
    today = {b.subject: b for b in plan.baselines if isinstance(b, Baseline) and b.value.unit == "%"}
    for noticed in (value for value in plan.notice if isinstance(value, Baseline) and value.value.unit == "%"):
        before = today.get(noticed.subject)
        if before and before.value.scaled != noticed.value.scaled:
            half = (before.value.scaled + noticed.value.scaled) / Fraction(2)
            return f"{before.metric} {'>' if before.higher_is_better else '<'} {percent(half)}"
    return USUAL
