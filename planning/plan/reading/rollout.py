"""Reads section 2: the strategy and its reason, facts, what must be noticed."""

import re

from planning.checks import Baseline, Unclear, read_baseline
from planning.markdown.blocks import Block
from planning.markdown.spans import code_span, read_spans
from planning.plan.parts import Fact, Stage
from planning.plan.reading.computed import is_computed
from planning.plan.reading.entries import LISTS, line_of, text_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline, Part
from planning.plan.reading.stage import read_stage

_CHOSEN = re.compile(r"\*\*(.+?)\*\*(?:,?\s+because\s+(.*?))?\.?")
_FACT = re.compile(r"\s*([^()]+?) \((stated|`[^`]+`)\)[,.]?")
_STAGE = re.compile(r"stage\s+(\d{1,4})\s*[:.–—-]\s*(.+)", re.IGNORECASE)


def read_rollout(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 2."""
    found: dict[str, object] = {}
    for node in part.blocks:
        found |= _block(node, notes)
    stages: list[Stage] = []
    for extra in part.parts:
        head = _STAGE.fullmatch(extra.title)
        if head:
            stages.append(_numbered(extra, int(head[1]), head[2], len(stages), notes))
        else:
            extra.keep(notes)
    return found | {"stages": tuple(stages)}


def _block(node: Block, notes: Notes) -> dict[str, object]:
    if is_computed(node, notes):
        return {}
    if node.type in LISTS:
        notes.unread(line_of(node), "is a list that belongs to no stage", "put it under `### Stage 1: <name>`")
        return {}
    text = text_of(node) if node.type == "paragraph" else ""
    for prefix, name, read in (("Facts:", "facts", _facts), ("Must be noticed:", "notice", _notice)):
        if text.startswith(prefix):
            notes.place(name, line_of(node))
            return {name: read(text.removeprefix(prefix), line_of(node), notes)}
    chosen = _CHOSEN.fullmatch(text)
    if chosen:
        notes.place("because", line_of(node))
        return {"because": chosen[2] or ""}
    notes.keep(node)
    return {}


def _facts(text: str, line: int, notes: Notes) -> tuple[Fact, ...]:
    facts = tuple(Fact(fact=m[1], source=m[2].strip("`")) for m in _FACT.finditer(text))
    if _FACT.sub("", text).strip():
        notes.unread(line, "is no list of facts with their sources", "Facts: stateless (`ARCHITECTURE.md:9`).")
    return facts


def _notice(text: str, _line: int, _notes: Notes) -> tuple[Baseline | Unclear, ...]:
    values = [span.text for span in read_spans(text) if span.code] or [text.strip(" .")]
    return tuple(read_baseline(code_span(value)) for value in values if value)


def _numbered(part: Part, number: int, name: str, index: int, notes: Notes) -> Stage:
    if number != index + 1:
        notes.unread(part.line, f"is stage {number} in place {index + 1}", f"### Stage {index + 1}: {name}")
    return read_stage(part, name, index, notes)
