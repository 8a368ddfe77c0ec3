"""Gate `security-open-part`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.NEVER,
    bad="- [x] Security - Completed ✓ PASSED\n- [ ] Security (7b hardening) - Not started",
    good="- [x] Security - Completed ✓ PASSED",
)
def security_open_part(case: Case) -> Iterator[Problem]:
    """A second security phase that is still open.

    The audit is done; hardening is not. It may matter for the deployment.
    """
    status = case.around.status
    part = status.security.open_part if status else None
    if part:
        yield Problem(
            "STATUS.md",
            f"{part.name} is still open: {part.note or part.state}",
            f"finish it, or say in the plan why it can wait: {part.name}",
            part.line,
            case.around.status_file,
        )
