"""Gate `vague-criterion`."""

from collections.abc import Iterator

from planning.checks import Absolute, Kind, Measure, Op, Unclear
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_checks
from planning.sizing.example import USUAL, example_limit
from planning.text.placeholders import find_placeholder


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad="  - errors stay low\n  - `p99 latency <= 300ms`",
    good="  - `http 5xx rate < 0.5%`\n  - `p99 latency <= 300ms`",
)
def vague_criterion(case: Case) -> Iterator[Problem]:
    """A criterion that is not measurable.

    "Errors stay low" is decided by mood: a criterion is a measure with a bound, or a probe with what it expects.
    """
    for where, check in walk_checks(case.plan):
        if where.startswith(("triggers", "manual_checks", "checklist")):
            continue
        if isinstance(check, Unclear) and not find_placeholder(check.text):  # that gate speaks of it
            yield Problem(where, check.problem, check.fix.replace(USUAL, example_limit(case.plan)))
        elif isinstance(check, Measure) and always_holds(check):
            yield Problem(
                where,
                f"{check} holds whatever happens",
                f"give a bound that a bad release misses: `{example_limit(case.plan)}`",
            )


def always_holds(check: Measure) -> bool:
    """Whether a share is bounded by all or by nothing: `error rate < 100%` stops no release."""
    if check.kind is not Kind.RATIO or not isinstance(check.bound, Absolute):
        return False
    bound = check.bound.value.scaled
    return bound >= 1 if check.op.from_above else check.op in {Op.GT, Op.GE} and bound <= 0
