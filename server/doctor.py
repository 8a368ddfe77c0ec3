"""`deploy-planner doctor`: what was found, in words, and how each host is configured."""

import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from planning.drafting.inventory import entry_lines, inventory, judged_commands
from planning.finding import Refusal
from resources.limits import ISSUES_LISTED
from resources.repository.repository import ProjectRepository, holds_code, repository_at
from resources.workspace import Workspace
from server.hosts import HOSTS
from server.version import NAME, installed_version
from server.workspace import workspace_of
from tools.desk import Desk, desk_of
from tools.list_issues import IssueLine, list_issues
from tools.read_status import read_status


def arguments(parser: ArgumentParser) -> None:
    """Take an issue to look at closely."""
    parser.add_argument("issue", nargs="?", help="say what was found for this issue")


def run(options: Namespace) -> int:
    """Report; exit code 0 when a root with issues was found, 1 when something is missing, 2 for no such issue."""
    workspace = workspace_of(options)
    print(f"{NAME} {installed_version()}, Python {sys.version.split()[0]}")
    try:
        lines = list(_issue(workspace, options.issue) if options.issue else _project(workspace))
    except Refusal as refusal:
        for finding in refusal.findings:
            print(f"{finding.message}\n  {finding.fix}")
        return 2 if options.issue else 1
    print("\n".join(lines))
    if not options.issue:
        print("\n".join(_hosts(workspace)))
    return 0 if options.issue or workspace.issues() else 1


def _project(workspace: Workspace) -> Iterator[str]:
    found = list_issues(workspace)
    yield f"root     {found.root}"
    yield f"planning {workspace.planning_folder()}"
    yield f"issues   {found.total}" + (f", the first {ISSUES_LISTED}:" if found.total > ISSUES_LISTED else "")
    yield from (f"  {_issue_line(line)}" for line in found.issues)
    if not found.total:
        yield f"  none: an issue is a folder with a STATUS.md, {workspace.planning}/<issue>/STATUS.md"
    root = Path(found.root)
    yield from (
        _inventory(repository_at(root)) if holds_code(root) else ("files    only documents: no command is judged",)
    )


def _inventory(repository: ProjectRepository) -> Iterator[str]:
    """Everything that the files name, and where a listing may be incomplete."""
    for kind, listing in inventory(repository):
        yield f"{kind}: {listing.file}"
        yield from (f"  {name} ({place})" for name, place in entry_lines(listing))
        if listing.open:
            yield f"  may be more: {listing.open}"
    yield from (f"warning  {warning}" for warning in repository.warnings)


def _issue_line(line: IssueLine) -> str:
    ready = "ready for a deployment plan" if line.ready else "not ready"
    return f"{line.issue}: risk {line.risk}, Security {line.security}, Deploy {line.deploy}, {ready}"


def _issue(workspace: Workspace, name: str) -> Iterator[str]:
    report = read_status(workspace, name)
    desk = desk_of(workspace, name)
    yield f"issue     {report.issue} in {desk.folder.path}"
    yield f"risk      {report.risk}"
    yield f"ready     {'yes' if report.ready else 'no: ' + '; '.join(report.blockers)}"
    yield f"plan      {report.plan}"
    yield from (f"document  {document.name}, {document.bytes} bytes" for document in report.documents)
    yield from (f"phase     {phase.name}: {phase.state} (line {phase.line})" for phase in report.phases)
    yield from (f"fact      {fact.fact} ({fact.source})" for fact in report.facts)
    yield from (f"required  {cited.text} ({cited.source})" for cited in report.requirements)
    yield from (f"platform  {cited.text} ({cited.source})" for cited in report.infrastructure)
    yield from (f"warning   {warning}" for warning in report.warnings)
    yield from _commands(desk)
    yield f"next      {report.next}"


def _commands(desk: Desk) -> Iterator[str]:
    """Each command of the draft or the plan, with its verdict and the receipt or reason."""
    if desk.repository is None or not desk.base_text:
        return
    for found in judged_commands(desk.base.plan, desk.repository):
        yield f"command   {found.where}: `{found.command}`"
        yield f"          {found.state}: {found.about} ({found.grounds})"


def _hosts(workspace: Workspace) -> Iterator[str]:
    command = shutil.which(NAME) or NAME
    for host in HOSTS:
        yield f"\n{host.name} ({host.place}):"
        yield host.text(command, str(workspace.root))
