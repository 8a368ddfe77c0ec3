"""Gate `context-missing`."""

from collections.abc import Iterator

from planning.gates.case import CONTEXT, Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.NEVER,
    bad="| Based on | `PROJECT_SPEC.md` 2222222, Security: Completed |",
    good="| Based on | `ARCHITECTURE.md` 1111111, `PROJECT_SPEC.md` 2222222, Security: Completed |",
)
def context_missing(case: Case) -> Iterator[Problem]:
    """A plan that was made without ARCHITECTURE or PROJECT_SPEC.

    Nothing shows what it runs on and which requirements it has to keep.
    """
    said = case.plan.based_on.lower()
    missing = [kind for kind in CONTEXT if kind.lower() not in said] if said else case.around.missing
    for kind in missing:
        yield Problem(
            "based_on",
            f"planned without {kind}.md",
            f"write {kind}.md into the issue's folder, then plan again",
        )
