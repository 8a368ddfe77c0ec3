"""`deploy-planner check`: the same judgement for people and CI, without an agent."""

import re
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from planning.finding import Finding, Refusal, Severity
from planning.gates import GATES
from planning.gates.case import Surroundings, case_of
from planning.gates.judge import Judgement, judge
from planning.plan.reader import read_plan
from resources.documents import Document, read_document
from resources.workspace import Workspace
from server.named import around_file, file_named, refused, shown
from server.printed import one_line
from server.workspace import workspace_of
from tools.check_plan import judged
from tools.desk import Desk, desk_of

_PLACE = re.compile(r"((?:(?! \().)*+) \((.+):(\d{1,9})\)")


@dataclass(frozen=True, slots=True)
class Checked:
    """One plan and what the gates found."""

    path: str
    judgement: Judgement


def arguments(parser: ArgumentParser) -> None:
    """Take plans by issue or file; none means every issue that has one."""
    parser.add_argument("plans", nargs="*", metavar="ISSUE|FILE", help="default: every issue that has a plan")
    parser.add_argument("--strict", action="store_true", help="warnings block too, whatever the risk")


def run(options: Namespace) -> int:
    """Judge the plans; exit code 0 when all pass, 1 with findings, 2 for a name that is nothing to judge."""
    workspace = workspace_of(options)
    try:
        names = options.plans or _planned(workspace)
    except Refusal as refusal:
        return refused(refusal)
    if not names:
        sys.stderr.write("no plan to check: no issue has a DEPLOY_PLAN.md\n")
        return 2
    return max(_judge(workspace, name, strict=options.strict) for name in names)


def _judge(workspace: Workspace, name: str, *, strict: bool) -> int:
    """One document that cannot be judged hides no other."""
    try:
        return max(_told(found) for found in _check(workspace, name, strict=strict))
    except Refusal as refusal:
        return refused(refusal)


def _told(found: Checked | Refusal) -> int:
    return refused(found) if isinstance(found, Refusal) else _report(found)


def _planned(workspace: Workspace) -> list[str]:
    return [name for name in workspace.issues() if workspace.issue(name).find("DEPLOY_PLAN").path]


def _check(workspace: Workspace, name: str, *, strict: bool) -> list[Checked | Refusal]:
    """Judge a file where one is named, else the plan of an issue and its open draft."""
    path = file_named(name)
    if path:
        return [_checked(read_document(path, path.parent), around_file(workspace, path), strict=strict)]
    desk = desk_of(workspace, name)
    found = _documents(desk)
    if not found:
        judged(desk)
    return [one if isinstance(one, Refusal) else _checked(one, desk.around, strict=strict) for one in found]


def _documents(desk: Desk) -> list[Document | Refusal]:
    """Read the plan and the draft, each by itself; a draft that equals the plan says nothing new."""
    folder = desk.folder
    drafts = [folder.draft_path] if folder.draft_path.exists() else []
    found: list[Document | Refusal] = []
    for path in (folder.find("DEPLOY_PLAN").path, *drafts):
        try:
            document = read_document(path, folder.root) if path else None
        except Refusal as refusal:
            found.append(refusal)
            continue
        if document and not any(isinstance(other, Document) and other.text == document.text for other in found):
            found.append(document)
    return found


def _checked(document: Document, around: Surroundings, *, strict: bool) -> Checked:
    case = case_of(read_plan(document.text), around)
    return Checked(shown(document.path), judge(case, GATES, document.name, strict=strict))


def _report(checked: Checked) -> int:
    for finding in checked.judgement.findings:
        print(_line(checked.path, finding))
    for finding in checked.judgement.waived:
        print(f"{_line(checked.path, finding)} (waived)")
    if not checked.judgement.errors:
        print(f"{one_line(checked.path)}: passes")
    return 1 if checked.judgement.errors else 0


def _line(path: str, finding: Finding) -> str:
    place = _PLACE.fullmatch(finding.where)
    where = f"{Path(path).with_name(place[2])}:{place[3]}" if place else f"{path}:1"
    mark = "" if finding.severity is Severity.ERROR else "warning: "
    return f"{one_line(where)}: {mark}{finding.gate}: {one_line(finding.message)}\n  fix: {one_line(finding.fix)}"
