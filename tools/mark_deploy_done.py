"""The tool that marks the Deploy phase in STATUS.md."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planning.finding import Refusal, refuse
from planning.markdown.prose import prose
from planning.status.editor import mark_deploy
from planning.status.model import PhaseState
from resources.documents import write_document
from resources.locking import locked
from resources.workspace import Workspace
from tools.check_plan import judged
from tools.desk import Desk, desk_of
from tools.kept_out import keep_out_secrets
from tools.person import NeedsPerson

PLANNED = "Completed (planned)"


@dataclass(frozen=True, slots=True)
class DeployMarked:
    """The Deploy line as it is now."""

    status_line: str
    changed: bool
    next: str
    warnings: tuple[str, ...]


def mark_deploy_done(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name")],
    skip_reason: Annotated[
        str | None, Field(description="marks the phase skipped instead: why no plan is needed")
    ] = None,
    confirmed: Annotated[bool | None, Field(description="true once a person has agreed")] = None,
) -> DeployMarked:
    """Mark Deploy in STATUS.md as Completed (planned) once the plan on disk passes, or as skipped with a reason."""
    desk = desk_of(workspace, issue)
    with locked(desk.folder):
        reason = prose(skip_reason) if skip_reason is not None else None
        if reason is None:
            _require_plan(desk)
        elif not reason:
            raise refuse("argument", "skip_reason", "is empty", 'say why: "documentation only, nothing is deployed"')
        keep_out_secrets("skip_reason", reason or "")
        verdict = PLANNED if reason is None else f"Skipped ({reason})"
        document = desk.status_document
        plan = desk.folder.plan_path.name if reason is None else None
        marked = mark_deploy(document.text, verdict, workspace.clock(), plan)
        owned = _owned(desk, reason) if marked.changed else ()
        if owned and not confirmed:
            raise NeedsPerson(f"Mark Deploy of {desk.folder.name} as {'skipped' if reason else 'planned'}?", owned)
        if marked.changed:
            write_document(document.path, marked.text, desk.folder.root, document.digest)
    return DeployMarked(
        marked.status_line, marked.changed, f"/observe {desk.folder.name}", _notes(desk, changed=marked.changed)
    )


def _require_plan(desk: Desk) -> None:
    if desk.draft_document:
        raise refuse(
            "out-of-order",
            desk.draft_document.name,
            "a draft is open: the plan on disk is not the last word",
            "call write_plan to finish the draft, or delete it to keep the plan as it is",
            "write_plan",
        )
    judgement = judged(desk)
    if judgement.errors:
        raise Refusal(judgement.findings, "mend the plan (by hand or with the tools), then mark_deploy_done again")


def _owned(desk: Desk, skip_reason: str | None) -> tuple[str, ...]:
    """What a person has to own before the line is changed."""
    if skip_reason is not None:
        return (f"no deployment plan: {skip_reason}",)
    deploy = desk.status.deploy
    waivers = [f"waived {w.gate}: {w.reason} ({w.by})" for w in desk.base.plan.waivers]
    if deploy and deploy.state in {PhaseState.FAILED, PhaseState.SKIPPED}:
        waivers.append(f"the Deploy line says {deploy.note or deploy.state}")
    return tuple(waivers)


def _notes(desk: Desk, *, changed: bool) -> tuple[str, ...]:
    return desk.warnings if changed else (*desk.warnings, "the line said so already: nothing was changed")
