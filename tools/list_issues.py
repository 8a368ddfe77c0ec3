"""The tool that lists the issues."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planning.finding import Refusal
from planning.limits import ISSUES_LISTED, ISSUES_REMEMBERED
from planning.status.model import PhaseState
from planning.status.reader import read_status
from resources.documents import read_document
from resources.issue_folder import IssueFolder
from resources.remembered import Remembered
from resources.workspace import Workspace

_OVER = frozenset({PhaseState.COMPLETED, PhaseState.SKIPPED})


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
    folders = workspace.folders()
    lines = _chosen(folders)
    ready = next((line.issue for line in lines if line.ready and line.deploy not in _OVER), None)
    return IssueList(
        str(workspace.root),
        lines,
        len(folders),
        f"read_status {ready}" if ready else "read_status <issue>: says what an issue still lacks",
    )


def _chosen(folders: Iterable[IssueFolder]) -> tuple[IssueLine, ...]:
    """Choose the lines that are listed; of issues that come behind them nothing is read."""
    still: list[IssueLine] = []
    over: list[IssueLine] = []
    for folder in folders:
        line = _line(folder)
        (over if line.deploy in _OVER else still).append(line)
        if len(still) == ISSUES_LISTED:
            break
    return tuple([*still, *over][:ISSUES_LISTED])


def _line(folder: IssueFolder) -> IssueLine:
    """Read the line of an issue; a STATUS.md that is absent or unreadable hides no other issue."""
    try:
        path = folder.find("STATUS").path
        if path:
            return _LINES.recall(path, lambda: _read(folder, path))
    except Refusal:
        pass
    return IssueLine(folder.name, "unknown", PhaseState.UNKNOWN, PhaseState.UNKNOWN, ready=False)


def _read(folder: IssueFolder, path: Path) -> IssueLine:
    status = read_status(read_document(path, folder.root).text)
    security = status.security.state
    deploy = status.deploy.state if status.deploy else PhaseState.NOT_STARTED
    return IssueLine(folder.name, status.risk, security, deploy, ready=security is PhaseState.COMPLETED)


_LINES = Remembered[IssueLine](ISSUES_REMEMBERED)
