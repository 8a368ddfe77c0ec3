"""Reads section 3: the migrations in their order, or that there are none."""

import re

from planning.markdown.blocks import Block
from planning.plan.parts import Migration
from planning.plan.reading.entries import LISTS, leave, line_of, none_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline
from planning.plan.reading.tables import TableRow, is_own, read_rows

COLUMNS = ("order", "script", "works with the running version", "backfill", "minutes", "on rollback")
_MINUTES = re.compile(r"(\d{1,6})(?:\s*min(?:utes?)?)?", re.IGNORECASE)


def read_migrations(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 3."""
    found: dict[str, object] = {}
    for node in part.blocks:
        none = none_of(node)
        if none and "no_migrations" not in found:
            notes.place("no_migrations", line_of(node))
            found["no_migrations"] = none
        elif node.type == "table" and "migrations" not in found and not is_own(node, COLUMNS):
            found["migrations"] = _table(node, notes)
        elif node.type in LISTS:
            notes.unread(line_of(node), "is a list where a table of migrations belongs", f"| {' | '.join(COLUMNS)} |")
        else:
            leave([node], notes)
    for extra in part.parts:
        extra.keep(notes)
    return found


def _table(node: Block, notes: Notes) -> tuple[Migration, ...]:
    rows = list(read_rows(node, notes, COLUMNS))
    for index, row in enumerate(rows):
        notes.place(f"migrations[{index}]", row.line)
    return tuple(_migration(row, notes) for row in rows)


def _migration(row: TableRow, notes: Notes) -> Migration:
    _, script, compatible, backfill, minutes, on_rollback = row.cells[:6]
    said = _MINUTES.fullmatch(minutes.strip())
    if minutes.strip() and not said:
        notes.unread(row.line, "gives no whole minutes", "write the minutes as a number: `4`")
    return Migration(
        script=script,
        compatible=compatible,
        backfill=backfill,
        minutes=int(said[1]) if said else None,
        on_rollback=on_rollback,
    )
