"""Gate `limit-at-regression`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.sizing.stage import Sized, aims_at, is_beyond, size_stages
from planning.sizing.ways_out import remedies
from planning.sizing.words import often, percent


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad="  - `http 5xx rate < 0.8%`\n  - `p99 latency <= 300ms`",
    good="  - `http 5xx rate < 0.5%`\n  - `p99 latency <= 300ms`",
)
def limit_at_regression(case: Case) -> Iterator[Problem]:
    """A limit that lies at or beyond the regression it has to notice.

    It lets the regression pass half the time or more, however long the stage is.
    """
    aims = aims_at(case.risk)
    for sized in size_stages(case.plan):
        if isinstance(sized, Sized) and is_beyond(sized):
            yield Problem(
                sized.where,
                f"{sized.criterion} lets the regression that must be noticed ({percent(sized.regression)} failures, "
                f"today {percent(sized.today)}) pass {often(sized.odds.miss)}",
                remedies(case.plan, case.plan.stages[sized.stage], sized, aims),
            )
