"""Reads section 4: triggers, playbooks by stage, verification, communication."""

import re

from planning.plan.parts import Playbook, Step
from planning.plan.reading.entries import Entry, entries, leave, line_of, read_checks, text_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline, Part

_CHECKS = {"triggers": "triggers", "verification": "verify"}
_STEPS = re.compile(r"(steps|fix forward)(?:\s+from\s+stage\s+(\d{1,4}))?", re.IGNORECASE)
_PROMISE = re.compile(
    r"(?:back\b|no way back\b|flag off\b)(?:&#?\w+;|[^;])*?(?:;\s*(.*?))?\.?", re.IGNORECASE | re.DOTALL
)
_STATUS = re.compile(r"status page\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_NOTIFY = re.compile(r"notify\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"(where|expect)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


def read_rollback(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 4."""
    found: dict[str, object] = {}
    playbooks: list[Playbook] = []
    leave(part.blocks, notes)
    for extra in part.parts:
        steps = _STEPS.fullmatch(extra.title)
        name = extra.title.lower()
        if steps:
            playbooks.append(_playbook(extra, steps, len(playbooks), notes))
        elif (checks := _CHECKS.get(name)) and checks not in found:
            leave(extra.blocks, notes)
            found[checks] = read_checks(extra.blocks, checks, notes)
        elif name == "communication":
            found |= _communication(extra, notes)
        else:
            extra.keep(notes)
    return found | {"playbooks": tuple(playbooks)}


def _playbook(part: Part, head: re.Match[str], index: int, notes: Notes) -> Playbook:
    where = f"playbooks[{index}]"
    notes.place(where, part.line)
    note = ""
    for node in part.blocks:
        promise = _PROMISE.fullmatch(text_of(node)) if node.type == "paragraph" else None
        if promise and f"{where}.promise" not in notes.places:
            notes.place(f"{where}.promise", line_of(node))
            notes.figures[f"{where}.promise"] = text_of(node)
            note = promise[1] or ""
        else:
            leave([node], notes)
    steps: list[Step] = []
    for entry in entries(part.blocks):
        notes.place(f"{where}.steps[{len(steps)}]", entry.line, ticked=entry.ticked)
        steps.append(_step(entry, notes))
    forward = head[1].lower() == "fix forward"
    return Playbook(from_stage=int(head[2] or 1), forward=forward, note=note, steps=tuple(steps))


def _step(entry: Entry, notes: Notes) -> Step:
    fields: dict[str, str] = {"action": entry.lines[0]}
    last = _words(entry.lines[1:], fields, "action")
    for node in entry.below:
        if node.type in {"fence", "code_block"}:
            fields["command"] = f"{fields['command']}\n{node.content}" if "command" in fields else node.content
        elif node.type == "paragraph":
            last = _words(node.children[0].content.split("\n"), fields, last)
        elif any(_LABEL.fullmatch(item.text) for item in entries([node])):
            for item in entries([node]):
                last = _words(item.lines, fields, last)
        else:
            notes.unread(
                line_of(node),
                "is no part of a step",
                "a step has words, a code block, `Where:` and `Expect:`",
            )
    return Step.model_validate(fields)


def _words(lines: list[str] | tuple[str, ...], fields: dict[str, str], last: str) -> str:
    """Add lines to the field that their label names, else to the one before."""
    for line in lines:
        label = _LABEL.fullmatch(line)
        if label:
            last = label[1].lower()
            line = label[2]  # noqa: PLW2901 - the label is no part of the value
        fields[last] = f"{fields[last]} {line}" if fields.get(last) else line
    return last


def _communication(part: Part, notes: Notes) -> dict[str, object]:
    found: dict[str, object] = {}
    leave(part.blocks, notes)
    for entry in entries(part.blocks):
        for name, pattern in (("notify", _NOTIFY), ("status_page", _STATUS)):
            match = pattern.fullmatch(entry.text)
            if match:
                notes.place(name, entry.line, ticked=entry.ticked)
                below = [item.text for item in entries(entry.below)]
                found[name] = ", ".join(text for text in (match[1], *below) if text)
                break
        else:
            notes.unread(
                entry.line,
                "says neither whom to notify nor what the status page says",
                "- Notify: `#release-api`",
            )
    return found
