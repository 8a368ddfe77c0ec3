"""Reads the waivers: which gate a named person set aside, where, and why."""

from planning.plan.parts import Waiver
from planning.plan.reading.entries import LISTS, leave, line_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline
from planning.plan.reading.tables import TableRow, read_rows

COLUMNS = ("gate", "reason", "by")


def read_waivers(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the waivers of the plan."""
    rows: list[TableRow] = []
    for node in part.blocks:
        if node.type == "table":
            rows += read_rows(node, notes, COLUMNS)
        elif node.type in LISTS:
            notes.unread(line_of(node), "is a list where a table of waivers belongs", "| Gate | Reason | By |")
        else:
            leave([node], notes)
    for extra in part.parts:
        extra.keep(notes)
    for index, row in enumerate(rows):
        notes.place(f"waivers[{index}]", row.line)
    return {"waivers": tuple(_waiver(row) for row in rows)}


def _waiver(row: TableRow) -> Waiver:
    gate, _, where = row.cells[0].partition(":")
    return Waiver(gate=gate.strip("` "), where=where, reason=row.cells[1], by=row.cells[2])
