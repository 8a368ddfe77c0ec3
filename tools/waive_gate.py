"""The tool that sets a gate aside, in the name of a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from pydantic import Field

from planning.finding import Finding, Refusal, Severity
from planning.gates import BY_NAME
from planning.gates.procedural import PROCEDURAL
from planning.gates.waivable import is_waivable
from planning.gates.waiver_invalid import wrong
from planning.markdown.spans import code_span
from planning.plan.model import Plan
from planning.plan.parts import Waiver
from planning.plan.sections import Section
from resources.locking import locked
from resources.workspace import Workspace
from tools.desk import desk_of
from tools.draft import readable, save_draft
from tools.kept_out import keep_out_secrets
from tools.schema import Required

_ASKED = {"reason": 'reason: "one engineer is on duty at night"', "by": 'by: "release manager"'}


@dataclass(frozen=True, slots=True)
class GateWaived:
    """The waivers that are in the draft now."""

    draft: str
    next: str
    waived: tuple[str, ...]


def waive_gate(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name")],
    gate: Annotated[str, Required, Field(description="name of the finding's gate")] = "",
    where: Annotated[
        str | None, Field(description="one place (stages[0].do, PROJECT_SPEC.md:44); everywhere when absent")
    ] = None,
    reason: Annotated[str, Required, Field(description="why it is acceptable")] = "",
    by: Annotated[str, Required, Field(description="the person or role who said so")] = "",
) -> GateWaived:
    """Record that a named person set one gate aside, with the reason, in the draft plan."""
    desk = desk_of(workspace, issue)
    with locked(desk.folder):
        readable(desk, (Section.HEADER, Section.WAIVERS))
        waiver = Waiver(gate=gate.strip(" `"), where=_place(where), reason=reason, by=by)
        _require_sound(waiver)
        base = desk.base.plan if desk.base_text else Plan(issue=desk.folder.name)
        others = tuple(w for w in base.waivers if (w.gate, w.where) != (waiver.gate, waiver.where))
        plan = base.having(waivers=(*others, waiver))
        path = save_draft(desk, plan, (Section.WAIVERS,))
    return GateWaived(path, "the step that the gate refused", tuple(_line(w) for w in plan.waivers))


def _place(where: str | None) -> str:
    """Take a finding's `where` with or without the line behind it, which the next edit changes."""
    path = (where or "").partition(" (")[0].strip(" `")
    return code_span(path) if path else ""


def _require_sound(waiver: Waiver) -> None:
    for field, text in waiver:
        keep_out_secrets(field, text)
    unknown = tuple(_gate_problems(waiver.gate))
    if unknown:
        raise Refusal(unknown, "check_plan names the gates that refuse")
    problems = [Finding("waiver-invalid", Severity.ERROR, *told) for told in _owner_problems(waiver)]
    if problems:
        raise Refusal(problems, "waive_gate with what a person said")


def _gate_problems(gate: str) -> Iterator[Finding]:
    known = BY_NAME.get(gate)
    if known and known.waivable:
        return
    if known or gate in PROCEDURAL:
        message, fix = f"`{gate}` can be waived by nobody", "mend the finding itself; check_plan says where and how"
    else:
        near = get_close_matches(gate, [name for name in BY_NAME if is_waivable(name)], n=3, cutoff=0.4)
        message, fix = "names no gate", f"give the gate of a finding, such as {' or '.join(near or ['lead-missing'])}"
    yield Finding("waiver-invalid", Severity.ERROR, "gate", message, fix)


def _owner_problems(waiver: Waiver) -> Iterator[tuple[str, str, str]]:
    for problem in wrong(waiver):
        field = "reason" if "reason" in problem else "by"
        yield field, problem, f"ask a person, then give {_ASKED[field]}"


def _line(waiver: Waiver) -> str:
    place = f" ({waiver.where})" if waiver.where else ""
    return f"{waiver.gate}{place}: {waiver.reason}, {waiver.by}"
