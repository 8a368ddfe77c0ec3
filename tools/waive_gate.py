"""The tool that sets a gate aside, in the name of a person."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planning.finding import refuse
from planning.gates import BY_NAME
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
from tools.schema import Required


@dataclass(frozen=True, slots=True)
class GateWaived:
    """The waivers that are in the draft now."""

    draft: str
    next: str
    waived: tuple[str, ...]


def waive_gate(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name of the issue")],
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
        waiver = Waiver(gate=gate, where=code_span(where) if where and where.strip() else "", reason=reason, by=by)
        _require_sound(waiver)
        base = desk.base.plan if desk.base_text else Plan(issue=desk.folder.name)
        others = tuple(w for w in base.waivers if (w.gate, w.where) != (waiver.gate, waiver.where))
        plan = base.having(waivers=(*others, waiver))
        path = save_draft(desk, plan, (Section.WAIVERS,))
    return GateWaived(path, "the step that the gate refused", tuple(_line(w) for w in plan.waivers))


def _require_sound(waiver: Waiver) -> None:
    if not is_waivable(waiver.gate):
        known = ", ".join(name for name in BY_NAME if is_waivable(name))
        raise refuse(
            "waiver-invalid", "gate", "names no gate that can be waived", f"one of: {known}", "mend the finding itself"
        )
    problems = list(wrong(waiver))
    if problems:
        field = "reason" if "reason" in problems[0] else "by"
        raise refuse(
            "waiver-invalid",
            field,
            "; ".join(problems),
            'ask a person, then give reason: "one engineer is on duty at night" and by: "release manager"',
            "waive_gate with reason and by",
        )


def _line(waiver: Waiver) -> str:
    place = f" ({waiver.where})" if waiver.where else ""
    return f"{waiver.gate}{place}: {waiver.reason}, {waiver.by}"
