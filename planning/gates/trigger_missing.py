"""Gate `trigger-missing`."""

from collections.abc import Iterator

from planning.checks import Judged
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="### Triggers",
    good="### Triggers\n\n- `make smoke-install VERSION=1.8.1`: not `1.8.1`",
)
def trigger_missing(case: Case) -> Iterator[Problem]:
    """A rollback that nothing starts.

    Under stress people wait for certainty; a trigger decides beforehand.
    """
    if not case.plan.triggers:
        yield Problem("triggers", "nothing triggers the rollback", "- `http 5xx rate > 2% over 5m`")
    elif case.risk.rank > 0 and all(isinstance(check, Judged) for check in case.plan.triggers):
        yield Problem(
            "triggers",
            "only judgement triggers the rollback",
            "add a measure or a probe: `http 5xx rate > 2% over 5m`",
        )
