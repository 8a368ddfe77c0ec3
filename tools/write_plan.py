"""The tool that completes the plan and writes it."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planning.finding import Refusal
from planning.gates import GATES
from planning.gates.judge import judge
from planning.plan.drafted import Drafted
from planning.plan.sections import Section
from resources.locking import locked
from resources.turn import going_on
from resources.workspace import Workspace
from tools.arguments import AnnouncementGiven, ItemGiven, MigrationGiven, Texts
from tools.check_plan import judged
from tools.completing import Completion, complete
from tools.desk import desk_of
from tools.draft import drop_draft, file_of, readable, write_final
from tools.order import require_rollback, require_rollout, require_security, steps_again
from tools.told import case_after, for_arguments, lines, waived_lines

OWNED = (Section.CHECKLIST, Section.MIGRATIONS, Section.VERIFICATION, Section.COMMUNICATION)
COMPUTED = (Section.ROLLOUT, Section.ROLLBACK)
"""Sections of other steps that hold computed lines."""


@dataclass(frozen=True, slots=True)
class PlanWritten:
    """The plan that is on disk now."""

    strategy: str
    path: str
    digest: str
    next: str
    drafted: tuple[Drafted, ...]
    warnings: tuple[str, ...]
    waived: tuple[str, ...]


def write_plan(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name")],
    checklist: Annotated[
        tuple[ItemGiven, ...] | None, Field(description="the nine items, each proved or not applicable")
    ] = None,
    migrations: Annotated[tuple[MigrationGiven, ...] | None, Field(description="in order; [] for none")] = None,
    smoke_tests: Annotated[Texts | None, Field(description="'`make smoke`: expect `12 passed`'")] = None,
    health_checks: Annotated[Texts | None, Field(description="'`https://host/healthz`: expect `200`'")] = None,
    metrics: Annotated[Texts | None, Field(description="'http 5xx rate < 0.5% over 1h'")] = None,
    watch_for: Annotated[str | None, Field(description="24h when absent")] = None,
    manual_checks: Annotated[Texts | None, Field(description="'Judged by role: statement'")] = None,
    changelog: Annotated[str | None, Field(description="changelog entry, Markdown")] = None,
    announcement: Annotated[AnnouncementGiven | None, Field(description="to the team")] = None,
    release_notes: Annotated[str | None, Field(description="for users, Markdown")] = None,
) -> PlanWritten:
    """Complete the draft with checklist, migrations, verification and communication, judge it whole, write DEPLOY_PLAN.md."""
    desk = desk_of(workspace, issue)
    given = Completion(
        checklist, migrations, smoke_tests, health_checks, metrics, watch_for, manual_checks, changelog,
        announcement, release_notes,
    )  # fmt: skip
    with locked(desk.folder):
        require_security(desk, "write_plan")
        require_rollout(desk, "write_plan")
        require_rollback(desk, "write_plan")
        readable(desk, Section)
        plan, drafted = complete(desk, given)
        plan = plan.having(written=workspace.clock().isoformat(), based_on=desk.based_on)
        judgement = judge(case_after(desk, plan.having(draft=False)), going_on(GATES), file_of(desk))
        if judgement.errors:
            raise Refusal(map(for_arguments, judgement.findings), steps_again(judgement.errors))
        path, digest = write_final(desk, plan, OWNED, COMPUTED)
        left = drop_draft(desk)
        written = judged(desk_of(workspace, issue))  # its places are those of the plan that people open now
    return PlanWritten(
        strategy=str(plan.strategy),
        path=path,
        digest=digest,
        next="mark_deploy_done",
        drafted=drafted,
        warnings=(*desk.warnings, *left, *lines(written.warnings)),
        waived=waived_lines(written),
    )
