"""Gate `security-incomplete`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.status.model import PhaseState


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="- [ ] Security - In progress",
    good="- [x] Security - Completed ✓ PASSED",
)
def security_incomplete(case: Case) -> Iterator[Problem]:
    """A deployment that is planned before its security audit is complete.

    Findings of the audit change what is deployed, and when.
    """
    status = case.around.status
    if status is None or status.security.state is PhaseState.COMPLETED:
        return
    said = status.security.note or status.security.state.value.replace("_", " ")
    yield Problem(
        "STATUS.md",
        f"the Security phase is not completed: {said}"
        if status.security.line
        else "has no line for the Security phase",
        "finish the security audit and let STATUS.md say so; where none is needed, a person may waive `security-incomplete` (waive_gate), or skip the phase (mark_deploy_done with skip_reason)",
        status.security.line,
        case.around.status_file,
    )
