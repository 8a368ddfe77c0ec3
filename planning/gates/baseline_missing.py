"""Gate `baseline-missing`."""

from collections.abc import Iterator

from planning.checks import Baseline, Measure
from planning.checks.units import Kind
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_checks


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.MEDIUM,
    bad='- `checkout starts 12/s`, Grafana "Checkout"',
    good='- `checkout success rate 98.1% over 7d`, Grafana "Checkout"',
)
def baseline_missing(case: Case) -> Iterator[Problem]:
    """A comparison with a value that nobody has recorded.

    On the day it is not known any more what was normal before.
    """
    known = {baseline.subject for baseline in case.plan.baselines if isinstance(baseline, Baseline)}
    for where, check in walk_checks(case.plan):
        if isinstance(check, Measure) and check.against_baseline and check.subject not in known:
            yield Problem(
                where,
                f"compares with a baseline of {check.metric} that nobody recorded",
                f"give what it is today in baselines: `{check.metric} {_LIKE[check.kind]} over 7d`",
            )


_LIKE = {Kind.RATIO: "0.4%", Kind.TIME: "210ms", Kind.COUNT: "120"}
"""A value of today as it might be."""
