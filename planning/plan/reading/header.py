"""Reads what stands before the first section: draft mark, title, summary, header table."""

import itertools
import re

from planning.markdown.blocks import Block
from planning.markdown.spans import read_spans
from planning.plan.model import Release, Row
from planning.plan.reading.entries import line_of, text_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline
from planning.plan.reading.tables import read_rows
from planning.risk import Risk
from planning.rollout.strategy import read_strategy

_TITLE = re.compile(r"deployment plan\s*:\s*(.+)", re.IGNORECASE)
_RELEASE = {
    "release": "version",
    "roll back to": "roll_back_to",
    "release lead": "lead",
    "window": "window",
    "downtime": "downtime",
    "old and new together": "coexistence",
    "point of no return": "no_return_after",
}
_OWN = {"state": "state", "written": "written", "based on": "based_on"}


def read_header(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in its header."""
    found: dict[str, object] = {"issue": ""}
    for node in part.blocks:
        if node.type == "heading" and node.tag == "h1" and "title" not in found:
            found |= _title(node, notes)
        elif node.type == "blockquote" and _is_draft(node):
            found |= _draft(node)
        elif node.type == "paragraph" and "summary" not in found and "title" in found:
            notes.place("summary", line_of(node))
            found["summary"] = text_of(node)
        elif node.type == "table" and "table" not in found:
            found |= {"table": True} | _table(node, notes)
        else:
            notes.keep(node)
    for extra in part.parts:
        extra.keep(notes)
    if "title" not in found:
        notes.unread(part.line, "has no title", "begin the document with `# Deployment Plan: <issue>`")
    return {field: value for field, value in found.items() if field not in {"title", "table"}}


def _title(node: Block, notes: Notes) -> dict[str, object]:
    match = _TITLE.match(text_of(node))
    if not match:
        notes.unread(line_of(node), "is no title of a plan", "write `# Deployment Plan: <issue>`")
    notes.place("issue", line_of(node))
    return {"title": True, "issue": match[1] if match else text_of(node)}


def _is_draft(node: Block) -> bool:
    return bool(node.children) and node.children[0].type == "paragraph" and "**Draft**" in text_of(node.children[0])


def _draft(node: Block) -> dict[str, object]:
    words = read_spans(text_of(node.children[0]))
    revises = next((b.text for a, b in itertools.pairwise(words) if a.text.rstrip().endswith("Revises:")), "")
    return {"draft": True, "revises": revises}


def _table(node: Block, notes: Notes) -> dict[str, object]:
    found: dict[str, object] = {}
    release: dict[str, str] = {}
    rows: list[Row] = []
    for row in read_rows(node, notes, ("field", "value")):
        field, value = row.cells[0], row.cells[1]
        key = field.strip("* ").lower()
        if key in _RELEASE:
            notes.place(f"release.{_RELEASE[key]}", row.line)
            release[_RELEASE[key]] = value
        elif key in _OWN:
            notes.place(_OWN[key], row.line)
            found[_OWN[key]] = value
        elif key in {"strategy", "risk"}:
            notes.place(key, row.line)
            found |= _choice(key, value, row.line, notes)
        else:
            rows.append(Row(field=field, value=value))
    if found.get("state") == "Draft":
        del found["state"]
    return found | {"release": Release(**release), "rows": tuple(rows)}


def _choice(key: str, value: str, line: int, notes: Notes) -> dict[str, object]:
    if key == "strategy":
        strategy = read_strategy(value)
        if strategy is None:
            notes.unread(line, "names no strategy", "big bang, feature flag, canary, blue-green or rolling")
        return {"strategy": strategy}
    risk = next((risk for risk in Risk if value.strip("*` ").lower().startswith(risk.value)), None)
    if risk is None:
        notes.unread(line, "names no risk", "write `Low`, `Medium` or `High`")
    return {"risk": risk or Risk.UNKNOWN}
