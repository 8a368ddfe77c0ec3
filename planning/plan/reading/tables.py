"""Rows of a Markdown table, each with its line; a cell that a bare pipe cut in two is reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planning.markdown.blocks import Block
from planning.plan.reading.entries import line_of
from planning.plan.reading.notes import Notes

_PIPE = re.compile(r"\\.|(\|)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the body."""

    cells: tuple[str, ...]
    line: int


def read_rows(table: Block, notes: Notes, columns: tuple[str, ...]) -> Iterator[TableRow]:
    """Give the rows of a table whose columns are `columns`, in this order; report any other table."""
    heads = _heads(table)
    if tuple(heads[: len(columns)]) != columns:
        notes.unread(line_of(table), f"has other columns than {', '.join(columns)}", f"| {' | '.join(columns)} |")
        return
    for row in (row for body in table.children[1:] for row in body.children):
        line = line_of(row)
        if _pipes(notes.line(line)) > len(heads) + 1:
            notes.unread(line, "has more cells than its table", "write a pipe inside a cell as `\\|`")
        yield TableRow(tuple(_content(cell) for cell in row.children), line)


def is_own(table: Block, columns: tuple[str, ...]) -> bool:
    """Whether a table is people's own: it has none of our columns."""
    return not set(_heads(table)) & set(columns)


def _heads(table: Block) -> list[str]:
    return [_content(cell).strip("* ").lower() for cell in table.children[0].children[0].children]


def _content(cell: Block) -> str:
    return cell.children[0].content if cell.children else ""


def _pipes(line: str) -> int:
    """Count the bars that divide cells, a closing and an opening one included."""
    bare = line.strip()
    inner = bare.removeprefix("|")
    closed = inner if inner.endswith("|") and not inner.endswith("\\|") else f"{inner}|"
    return 1 + sum(1 for match in _PIPE.finditer(closed) if match[1])
