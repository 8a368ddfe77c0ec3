"""Reads one stage: exposure, duration, what to do, when to proceed, what to watch."""

import re
from collections.abc import Callable

from planning.checks import Check, Probe, read_check
from planning.duration import Duration, read_duration
from planning.markdown.prose import prose
from planning.plan.action import read_action
from planning.plan.parts import Action, Stage
from planning.plan.reading.computed import is_computed
from planning.plan.reading.entries import LISTS, Entry, entries, nothing_below, read_checks
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Part
from planning.rollout.exposure import Misread, read_exposure

_LABEL = re.compile(r"\*{0,2}(exposure|duration|do|proceed when|watch)\*{0,2}\s*:\*{0,2}\s*(.*)", re.IGNORECASE)
_SHAPE = "- Exposure: 5% of requests / - Duration: 30m / - Do: / - Proceed when: / - Watch:"


def read_stage(part: Part, name: str, index: int, notes: Notes) -> Stage:
    """Read the stage under one `### Stage N: name` heading."""
    where = f"stages[{index}]"
    notes.place(where, part.line)
    notes.place(f"{where}.name", part.line)
    fields: dict[str, object] = {}
    for entry in entries(part.blocks):
        fields |= _field(entry, where, fields, notes)
    _leave(part, notes)
    absent = {"exposure": Misread("", "is not given"), "duration": Misread("", "is not given")}
    return Stage.model_validate(absent | {"name": name} | fields)


def _field(entry: Entry, where: str, seen: dict[str, object], notes: Notes) -> dict[str, object]:
    if entry.text.startswith("Sees "):
        notes.figures[f"{where}.sees"] = entry.text
        notes.place(f"{where}.sees", entry.line)
        return {}
    match = _LABEL.fullmatch(entry.text)
    name = match[1].lower().replace(" ", "_") if match else ""
    if not match or name in seen:
        notes.unread(entry.line, "is no line of a stage" if not match else f"says {match[1]} again", _SHAPE)
        return {}
    notes.place(f"{where}.{name}", entry.line)
    return {name: _READERS[name](entry, match[2], f"{where}.{name}", notes)}


def _exposure(entry: Entry, text: str, _where: str, notes: Notes) -> object:
    nothing_below(entry, notes)
    return read_exposure(text)


def _duration(entry: Entry, text: str, _where: str, notes: Notes) -> Duration | Misread:
    nothing_below(entry, notes)
    return read_duration(text) or Misread(prose(text), "is no length of time")


def _watch(entry: Entry, text: str, _where: str, _notes: Notes) -> str:
    """One line, or a list that is joined to one line."""
    more = [item.text for item in entries(entry.below)]
    return ", ".join(part for part in (text, *more) if part)


def _do(entry: Entry, text: str, where: str, notes: Notes) -> tuple[Action | Probe, ...]:
    done = [read_action(text)] if text else []
    for item in entries(entry.below):
        notes.place(f"{where}[{len(done)}]", item.line, ticked=item.ticked)
        block = _only_code(item)
        if block is None:
            nothing_below(item, notes)
        done.append(read_action(item.text) if block is None else Action(lead=item.text.rstrip(": "), command=block))
    return tuple(done)


def _only_code(item: Entry) -> str | None:
    """Give the command of a code block that people wrote below an action."""
    return item.below[0].content if len(item.below) == 1 and item.below[0].type == "fence" else None


def _proceed_when(entry: Entry, text: str, where: str, notes: Notes) -> tuple[Check, ...]:
    return ((read_check(text),) if text else ()) + read_checks(entry.below, where, notes)


_READERS: dict[str, Callable[[Entry, str, str, Notes], object]] = {
    "exposure": _exposure,
    "duration": _duration,
    "do": _do,
    "proceed_when": _proceed_when,
    "watch": _watch,
}


def _leave(part: Part, notes: Notes) -> None:
    for node in part.blocks:
        if node.type not in LISTS and not is_computed(node, notes):
            notes.keep(node)
