"""`deploy-planner show`: reads one plan, judges it as `check` does, and draws it."""

import sys
from argparse import ArgumentParser, Namespace

from rich.console import Console

from planning.finding import Refusal
from planning.gates import GATES
from planning.gates.case import case_of
from planning.gates.judge import judge
from planning.plan.reader import read_plan
from resources.documents import read_document
from resources.workspace import Workspace
from server.named import around_file, file_named, refused, shown
from server.show.glance import Glance
from server.show.picture import draw
from server.workspace import workspace_of
from tools.check_plan import judged
from tools.desk import desk_of


def arguments(parser: ArgumentParser) -> None:
    """Take one plan by issue or file."""
    parser.add_argument("plan", metavar="ISSUE|FILE", help="an issue (its open draft, else its plan) or a plan's file")


def run(options: Namespace) -> int:
    """Draw the plan; exit code 0 whatever the gates find, 1 where it cannot be read, 2 where there is none."""
    try:
        glance = glance_of(workspace_of(options), options.plan)
    except Refusal as refusal:
        return refused(refusal)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")  # a code page need not have every letter of a plan
    draw(Console(), glance)
    return 0


def glance_of(workspace: Workspace, name: str) -> Glance:
    """Read and judge the plan that a name stands for; raises Refusal where there is none."""
    path = file_named(name)
    if path:
        document = read_document(path, path.parent)
        case = case_of(read_plan(document.text), around_file(workspace, path))
        return Glance(shown(path), case, judge(case, GATES, document.name))
    desk = desk_of(workspace, name)
    judgement = judged(desk)
    read = desk.folder.draft_path if desk.draft_document else desk.folder.plan_path
    return Glance(shown(read), case_of(desk.base, desk.around), judgement)
