"""Reads section 1: the checklist, what does not apply, what is recorded before the start."""

import re

from planning.checks import Baseline, Record, Unclear, is_record, read_baseline, read_check, read_record
from planning.plan.parts import Item, NotApplicable
from planning.plan.reading.entries import Entry, entries, leave, nothing_below
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline, Part

_ITEM = re.compile(r"\*\*(.+?)\*\*\s*:?\s*(.*)", re.DOTALL)
_ABSENT = re.compile(r"not applicable\s*:\s*(.*?)(?:\s*\(([^()]*)\))?\.?", re.IGNORECASE)


def read_checklist(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 1."""
    items: list[Item] = []
    absent: list[NotApplicable] = []
    for entry in entries(part.blocks):
        nothing_below(entry, notes)
        away = _ABSENT.fullmatch(entry.text)
        if away:
            notes.place(f"not_applicable[{len(absent)}]", entry.line)
            names = tuple(name for name in away[1].split(", ") if name.strip())
            absent.append(NotApplicable(items=names, reason=away[2] or ""))
        else:
            notes.place(f"checklist[{len(items)}]", entry.line, ticked=entry.ticked)
            items.append(_item(entry, notes))
    leave(part.blocks, notes)
    return {"checklist": tuple(items), "not_applicable": tuple(absent)} | _recorded(part, notes)


def _item(entry: Entry, notes: Notes) -> Item:
    match = _ITEM.fullmatch(entry.text)
    if not match:
        notes.unread(entry.line, "is no checklist item", "- [ ] **All tests pass on CI**: `make test`: expect exit 0")
        return Item(name=entry.text)
    name, proof = match[1], match[2].strip()
    if proof.lower().startswith("see "):
        return Item(name=name, evidence=proof[4:])
    return Item(name=name, check=read_check(proof) if proof else None)


def _recorded(part: Outline, notes: Notes) -> dict[str, object]:
    record: list[Record | Unclear] = []
    baselines: list[Baseline | Unclear] = []
    for extra in part.parts:
        if extra.title.lower() != "record before the start":
            extra.keep(notes)
            continue
        _read_values(extra, record, baselines, notes)
    return {"record": tuple(record), "baselines": tuple(baselines)}


def _read_values(part: Part, record: list[Record | Unclear], baselines: list[Baseline | Unclear], notes: Notes) -> None:
    for entry in entries(part.blocks):
        nothing_below(entry, notes)
        if is_record(entry.text):
            notes.place(f"record[{len(record)}]", entry.line, ticked=entry.ticked)
            record.append(read_record(entry.text))
        else:
            notes.place(f"baselines[{len(baselines)}]", entry.line, ticked=entry.ticked)
            baselines.append(read_baseline(entry.text))
    leave(part.blocks, notes)
