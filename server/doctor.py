"""`deploy-planner doctor`: what was found, in words, and whether each host reaches the server."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from planning.drafting.inventory import entry_lines, inventory, judged_commands
from planning.finding import Refusal, refuse
from planning.limits import ISSUES_LISTED
from resources.repository.repository import ProjectRepository, holds_code, repository_at
from resources.workspace import Workspace
from server.hosts import HOSTS
from server.hosts.machine import this_machine
from server.hosts.trial.verdict import Trial, Verdict
from server.printed import one_line
from server.version import NAME, installed_version
from server.workspace import workspace_of
from tools.desk import Desk, desk_of
from tools.list_issues import IssueLine, list_issues
from tools.read_status import read_status


def arguments(parser: ArgumentParser) -> None:
    """Take an issue or a host to look at closely."""
    slugs = ", ".join(host.slug for host in HOSTS)
    words = f"say what was found for this issue; or start the server as this host does and ask it: {slugs}"
    parser.add_argument("name", nargs="?", metavar="ISSUE|HOST", help=words)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--issue", help="an issue that is named like a host")
    either.add_argument("--host", help="a host that is named like an issue")


def run(options: Namespace) -> int:
    """Report; exit code 0 for a root with issues and no broken host, else 1; 2 for no such issue or host.

    Of a host: 0 when it reaches the server, else 1.
    """
    workspace = workspace_of(options)
    try:
        issue, slug = _named(options, workspace)
    except Refusal as refusal:
        return _refused(refusal, 2)
    print(f"{NAME} {installed_version()}, Python {sys.version.split()[0]}")
    if slug:
        return _host(slug, workspace)
    try:
        lines = list(_issue(workspace, issue) if issue else _project(workspace))
    except Refusal as refusal:
        return _refused(refusal, 2 if issue else 1)
    _told(lines)
    if issue:
        return 0
    verdicts = Trial(this_machine(), workspace.root).verdicts(HOSTS)
    _told(_hosts(verdicts))
    broken = any(verdict.works is False for verdict in verdicts)
    return 0 if workspace.issues() and not broken else 1


def _named(options: Namespace, workspace: Workspace) -> tuple[str, str]:
    """Give the issue or the host that is meant; refuses a name that is both, and an unknown host."""
    slugs = tuple(host.slug for host in HOSTS)
    if options.host and options.host not in slugs:
        raise refuse("argument", "--host", f"no host is named {options.host!r}", f"give one of {', '.join(slugs)}")
    if options.issue or options.host or options.name not in slugs:
        return options.issue or ("" if options.host else options.name or ""), options.host or ""
    if workspace.root and options.name in workspace.issues():
        fix = f"say which: `{NAME} doctor --host {options.name}` or `{NAME} doctor --issue {options.name}`"
        raise refuse("argument", options.name, f"{options.name!r} is a host, and an issue of this project", fix)
    return "", options.name


def _refused(refusal: Refusal, code: int) -> int:
    for finding in refusal.findings:
        _told([finding.message, f"  {finding.fix}"])
    return code


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


def _hosts(verdicts: list[Verdict]) -> Iterator[str]:
    """A line per host: whether it reaches the server."""
    for verdict in verdicts:
        yield f"host     {verdict.host.slug:15} {verdict.told}"


def _host(slug: str, workspace: Workspace) -> int:
    hosts = tuple(host for host in HOSTS if host.slug == slug)
    verdicts = Trial(this_machine(), workspace.root, named=True).verdicts(hosts)
    for verdict in verdicts:
        _told([f"{verdict.host.name}: {verdict.told}", *(f"  {line}" for line in verdict.more)])
    return 0 if all(verdict.works for verdict in verdicts) else 1


def _told(lines: Iterable[str]) -> None:
    """Print lines, of which some hold names that others chose."""
    print("\n".join(map(one_line, lines)))
