"""Gate `rollback-unverified`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import countable


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- Judged by shop on-call: all is well",
    good="- `curl -s https://shop.example.com/version`: expect `5.0.3`",
)
def rollback_unverified(case: Case) -> Iterator[Problem]:
    """A rollback that nothing confirms.

    A command that returns is not a service that is back; data may need a look too.
    """
    if not any(countable(check) for check in case.plan.verify):
        yield Problem(
            "verify",
            "nothing shows that the rollback worked",
            "- `curl -s https://api.example.com/version`: expect `2.3.7`",
        )
