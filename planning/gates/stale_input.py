"""Gate `stale-input`."""

import re
from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.NEVER,
    bad="| Based on | `ARCHITECTURE.md` 0000000, `PROJECT_SPEC.md` 2222222, Security: Completed |",
    good="| Based on | `ARCHITECTURE.md` 1111111, `PROJECT_SPEC.md` 2222222, Security: Completed |",
)
def stale_input(case: Case) -> Iterator[Problem]:
    """A plan whose documents have changed since it was written.

    What it cites may not stand there any more.
    """
    now = digests(case.around.based_on or "")
    for name, digest in digests(case.plan.based_on).items():
        if now.get(name, digest) != digest:
            yield Problem(
                "based_on",
                f"{name} was {digest}, is {now[name]} now",
                "read the document again, then call propose_rollout to revise the plan",
            )


_DIGEST = re.compile(r"`([^`]+)` ([0-9a-f]{7,64})\b")


def digests(based_on: str) -> dict[str, str]:
    """Give the digests of the documents that a plan names."""
    return {match[1]: match[2] for match in _DIGEST.finditer(based_on)}
