"""The one reader of a plan: Markdown in, the plan out, with the line of each value and what could not be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planning.plan.model import Plan
from planning.plan.reading.checklist import read_checklist
from planning.plan.reading.communication import read_communication
from planning.plan.reading.header import read_header
from planning.plan.reading.migrations import read_migrations
from planning.plan.reading.notes import Notes, Unread
from planning.plan.reading.outline import Outline, outline
from planning.plan.reading.rollback import read_rollback
from planning.plan.reading.rollout import read_rollout
from planning.plan.reading.unseen import report_unseen
from planning.plan.reading.verification import read_verification
from planning.plan.reading.waivers import read_waivers
from planning.plan.sections import Section


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as its document says it."""

    plan: Plan
    lines: Mapping[str, int]
    """Line of each value, counted from 1, by its path: `stages[1].duration`."""
    problems: tuple[Unread, ...]
    sections: Mapping[Section, int]
    """The sections that are there, with the lines of their headings."""
    figures: Mapping[str, str]
    """Computed text as it stands in the document."""


_READERS: Mapping[Section, Callable[[Outline, Notes], dict[str, object]]] = {
    Section.HEADER: read_header,
    Section.CHECKLIST: read_checklist,
    Section.ROLLOUT: read_rollout,
    Section.MIGRATIONS: read_migrations,
    Section.ROLLBACK: read_rollback,
    Section.VERIFICATION: read_verification,
    Section.COMMUNICATION: read_communication,
    Section.WAIVERS: read_waivers,
}


def read_plan(text: str) -> Reading:
    """Read a plan as it stands, hand edits and all; never raises, whatever the text."""
    notes, fields, seen = Notes(text), dict[str, object](), dict[Section, int]()
    for part in outline(text):
        if part.section is None:
            continue
        if part.section in seen:
            notes.begin(part.section, part.line)
            notes.unread(part.line, f"repeats the section of line {seen[part.section]}", "keep one of the two")
            continue
        seen[part.section] = notes.begin(part.section, part.line)
        fields |= _READERS[part.section](part, notes)
    report_unseen(text, seen, notes)
    plan = Plan.model_validate(fields | {"ticks": frozenset(notes.ticks), "kept": tuple(notes.kept)})
    return Reading(plan, notes.places, tuple(notes.problems), seen, notes.figures)
