"""Gate `smoke-test-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import countable
from planning.risk import Risk


@gate(
    topic=Topic.AFTER,
    blocks=Blocks.MEDIUM,
    bad="- Judged by shop on-call: the shop opens",
    good="- `make smoke ENV=prod`: expect `9 passed`",
)
def smoke_test_missing(case: Case) -> Iterator[Problem]:
    """A deployment after which nothing is tried.

    Metrics need traffic and time; a smoke test answers at once.
    """
    if case.risk is Risk.LOW and case.plan.no_verification:
        return
    if not any(countable(check) for check in case.plan.smoke_tests):
        yield Problem(
            "smoke_tests",
            "nothing is tried right after the deployment",
            "- `make smoke ENV=prod`: expect `12 passed`",
        )
