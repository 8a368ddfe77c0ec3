"""The tool that lists the issues."""

from dataclasses import dataclass

from planning.finding import Refusal
from planning.limits import ISSUES_LISTED
from planning.status.model import PhaseState, Status
from planning.status.reader import read_status
from resources.documents import read_document
from resources.turn import going_on
from resources.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue at a glance."""

    issue: str
    risk: str
    security: str
    deploy: str
    ready: bool


@dataclass(frozen=True, slots=True)
class IssueList:
    """The issues, those that are still to be deployed first."""

    root: str
    issues: tuple[IssueLine, ...]
    total: int
    next: str


def list_issues(workspace: Workspace) -> IssueList:
    """List the issues: risk, Security and Deploy state, and which are ready for a deployment plan."""
    lines = [_line(workspace, name) for name in going_on(workspace.issues())]
    over = {PhaseState.COMPLETED, PhaseState.SKIPPED}
    lines.sort(key=lambda line: line.deploy in over)
    ready = next((line.issue for line in lines if line.ready and line.deploy not in over), None)
    return IssueList(
        str(workspace.root),
        tuple(lines[:ISSUES_LISTED]),
        len(lines),
        f"read_status {ready}" if ready else "read_status <issue>: says what an issue still lacks",
    )


def _line(workspace: Workspace, name: str) -> IssueLine:
    status = _status(workspace, name)
    if status is None:
        return IssueLine(name, "unknown", PhaseState.UNKNOWN, PhaseState.UNKNOWN, ready=False)
    security = status.security.state
    deploy = status.deploy.state if status.deploy else PhaseState.NOT_STARTED
    return IssueLine(name, status.risk, security, deploy, ready=security is PhaseState.COMPLETED)


def _status(workspace: Workspace, name: str) -> Status | None:
    """Read the STATUS.md of an issue; one that is absent or unreadable hides no other issue."""
    try:
        folder = workspace.issue(name)
        path = folder.find("STATUS").path
        return read_status(read_document(path, folder.root).text) if path else None
    except Refusal:
        return None
