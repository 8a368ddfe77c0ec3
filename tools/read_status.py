"""The tool that says where an issue stands and what its documents say about a deployment."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planning.plan.parts import Fact
from planning.status.model import Phase, PhaseState
from planning.text.secrets import without_secrets
from resources.document_names import matching
from resources.issue_folder import DocumentFile
from resources.workspace import Workspace
from tools.cited import Cited, cut, infrastructure_of, requirements_of
from tools.desk import Desk, desk_of

_STACK = re.compile(r"\bstack\b|technolog", re.IGNORECASE)
_NAMED = re.compile(r"\bstack\b\**\s*:\**\s*([^|]+)", re.IGNORECASE)

_WORKED_WITH = ("STATUS", "ARCHITECTURE", "PROJECT_SPEC", "DEPLOY_PLAN", "DEPLOY_PLAN.draft")
_DATE = re.compile(r"\(?\d{4}-\d{2}-\d{2}\)?")
_HEAD = 60
"""Lines of STATUS.md that may name the stack."""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """One phase of the workflow."""

    name: str
    state: str
    note: str
    """What the line says beyond the state."""
    line: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the issue."""

    name: str
    uri: str
    bytes: int


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A fact that decides a strategy, and where it stands."""

    fact: str
    source: str


@dataclass(frozen=True, slots=True)
class StatusReport:
    """Where an issue stands."""

    issue: str
    ready: bool
    blockers: tuple[str, ...]
    phases: tuple[PhaseLine, ...]
    risk: str
    stack: str
    documents: tuple[DocumentLine, ...]
    """Those that the phase works with."""
    more_documents: int | None
    plan: str
    facts: tuple[CitedFact, ...]
    requirements: tuple[Cited, ...]
    infrastructure: tuple[Cited, ...]
    next: str
    warnings: tuple[str, ...]


def read_status(workspace: Workspace, issue: Annotated[str, Field(description="folder name")]) -> StatusReport:
    """Read STATUS.md, ARCHITECTURE and PROJECT_SPEC of an issue: phases, risk, readiness, facts with their places."""
    desk = desk_of(workspace, issue)
    phases = tuple(PhaseLine(p.name, p.state, cut(_beyond_state(p)), p.line) for p in desk.status.phases)
    blockers = _blockers(desk)
    documents = desk.folder.documents()
    ours = _worked_with(documents)
    return StatusReport(
        issue=desk.folder.name,
        ready=not blockers,
        blockers=blockers,
        phases=phases,
        risk=desk.status.risk,
        stack=_stack(desk),
        documents=tuple(DocumentLine(d.name, d.uri, d.bytes) for d in ours),
        more_documents=len(documents) - len(ours) or None,
        plan=_plan(desk),
        facts=_facts(desk.bearings),
        requirements=requirements_of(desk),
        infrastructure=infrastructure_of(desk),
        next=_next(desk, blockers),
        warnings=(
            *desk.contradictions,
            *desk.warnings,
            *(f"no {kind}.md: planned without it" for kind in desk.around.missing),
        ),
    )


def _beyond_state(phase: Phase) -> str:
    """Leave out of a note what the state says already, and a date alone: the line has it."""
    state, note = phase.state.replace("_", " "), without_secrets(phase.note)  # before a key loses its dashes
    rest = note[len(state) :].strip(" .:,-") if note.lower().startswith(state) else note
    return "" if _DATE.fullmatch(rest) else rest


def _worked_with(documents: tuple[DocumentFile, ...]) -> tuple[DocumentFile, ...]:
    """Choose what the Deploy phase reads and writes; the others are resources like these."""
    names = [document.name for document in documents]
    ours = {name for kind in _WORKED_WITH for name in matching(names, kind)}
    return tuple(document for document in documents if document.name in ours)


def _blockers(desk: Desk) -> tuple[str, ...]:
    security = desk.status.security
    waived = any(waiver.gate == "security-incomplete" for waiver in desk.base.plan.waivers)
    if security.state is PhaseState.COMPLETED or waived:
        return ()
    if not security.line:
        return (f"{desk.status_document.name} has no line for the Security phase",)
    said = security.note or security.state.replace("_", " ")
    return (f"Security is not completed: {cut(said)} ({desk.status_document.name}:{security.line})",)


def _plan(desk: Desk) -> str:
    if desk.draft_document:
        return "draft"
    if desk.plan_document is None:
        return "absent"
    deploy = desk.status.deploy
    return "done" if deploy and deploy.state is PhaseState.COMPLETED else "written"


def _facts(facts: Iterable[Fact]) -> tuple[CitedFact, ...]:
    # one fact a topic at most, and there are fewer topics than facts may be listed
    return tuple(CitedFact(fact.fact, fact.source) for fact in facts)


def _stack(desk: Desk) -> str:
    """Give the stack that STATUS.md names, else what the documents say under such a heading."""
    head = desk.status_document.text.splitlines()[:_HEAD]
    named = next((match[1].strip() for line in head if (match := _NAMED.search(line))), "")
    said = (s.text for s in desk.statements if any(_STACK.search(heading) for heading in s.headings))
    return cut(named or "; ".join(text for text in said if text.strip("| -:")))


def _next(desk: Desk, blockers: tuple[str, ...]) -> str:
    if blockers:
        return "finish the Security phase, then read_status again"
    first, plan = "propose_rollout with change.summary", desk.base.plan
    steps = {
        "absent": first,
        "draft": first if not plan.stages else "write_plan" if plan.playbooks else "draft_rollback",
        "written": "check_plan, then mark_deploy_done",
        "done": f"/observe {desk.folder.name}",
    }
    return steps[_plan(desk)]
