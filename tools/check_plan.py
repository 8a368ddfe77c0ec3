"""The tool that judges the plan, or the open draft, as it is on disk."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planning.finding import Finding, refuse
from planning.gates import GATES
from planning.gates.case import case_of
from planning.gates.judge import Judgement, judge
from planning.limits import FINDINGS_LISTED
from resources.turn import going_on
from resources.workspace import Workspace
from tools.desk import Desk, desk_of
from tools.draft import file_of, relative
from tools.told import waived_lines


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the gates found."""

    path: str
    ok: bool
    findings: tuple[Finding, ...]
    next: str
    waived: tuple[str, ...]
    warnings: tuple[str, ...]


def check_plan(workspace: Workspace, issue: Annotated[str, Field(description="folder name")]) -> CheckReport:
    """Judge the deployment plan (or the open draft) on disk by every gate; findings name line, reason and fix."""
    desk = desk_of(workspace, issue)
    judgement = judged(desk)
    path = desk.folder.draft_path if desk.draft_document else desk.folder.plan_path
    more = len(judgement.findings) - FINDINGS_LISTED
    return CheckReport(
        path=relative(desk, path),
        ok=not judgement.errors,
        findings=judgement.findings[:FINDINGS_LISTED],
        next=_next(desk, judgement),
        waived=waived_lines(judgement),
        warnings=(*desk.warnings, *((f"{more} more findings",) if more > 0 else ())),
    )


def judged(desk: Desk, *, strict: bool = False) -> Judgement:
    """Judge what is on disk; a Refusal says so where there is neither plan nor draft."""
    if not desk.base_text:
        raise refuse(
            "out-of-order",
            desk.folder.plan_path.name,
            "there is no plan yet",
            "call propose_rollout with change.summary",
            "propose_rollout",
        )
    return judge(case_of(desk.base, desk.around), going_on(GATES), file_of(desk), strict=strict)


def _next(desk: Desk, judgement: Judgement) -> str:
    if judgement.errors:
        return "mend the findings (propose_rollout, draft_rollback, write_plan, or by hand), then check_plan again"
    return "write_plan" if desk.draft_document else "mark_deploy_done"
