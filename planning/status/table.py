"""Tables that say how far things are: which column names them, which tells their state."""

import re
from dataclasses import dataclass
from itertools import pairwise

from planning.markdown.blocks import Block
from planning.status.names import canonical_name, plain_name
from planning.status.phrases import phrases

_STATE_HEADS = phrases("""
    status, state, done, complete, completed, progress, result, verdict, estado, resultado, statut, état,
    stand, zustand, 状态, 狀態, 상태, الحالة, статус
""")
_NAME_HEADS = phrases("""
    phase, name, step, stage, gate, phases, steps, stages, task, activity, fase, etapa, paso, étape, schritt,
    阶段, 階段, 단계
""")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, trimmed, and its place in the raw line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one row names and what it says of it."""

    line: int
    name: Cell
    state: Cell


def split_row(raw: str) -> list[Cell]:
    """Cut a raw row into its cells, as the parser does: a pipe behind a backslash belongs to the text."""
    body = raw.rstrip("\r\n")
    bars = [at for at, char in enumerate(body) if char == "|" and (at == 0 or body[at - 1] != "\\")]
    edges = [-1, *bars, len(body)]
    cells = [_cell(body, before + 1, after) for before, after in pairwise(edges)]
    lead = 1 if bars and re.fullmatch(r"[\s>]*", body[: bars[0]]) else 0
    return cells[lead : -1 if len(cells) > lead and not cells[-1].text else None]


def _cell(body: str, start: int, end: int) -> Cell:
    text = body[start:end]
    stripped = text.strip()
    at = start + (len(text) - len(text.lstrip())) if stripped else min(start + 1, end)
    return Cell(at, at + len(stripped), stripped)


def read_table(node: Block, lines: list[str]) -> list[Row]:
    """Give the rows of a table with a column of names and one of states; none for any other table."""
    if not node.map:
        return []
    heads = [cell.text for cell in split_row(lines[node.map[0]])]
    body = [(number, split_row(lines[number])) for number in range(node.map[0] + 2, min(node.map[1], len(lines)))]
    state = next((at for at, head in enumerate(heads) if _words(head) & _STATE_HEADS), None)
    name = _name_column(heads, [cells for _, cells in body])
    if state is None or name is None or state == name:
        return []
    return [Row(number, cells[name], cells[state]) for number, cells in body if len(cells) > max(name, state)]


def _name_column(heads: list[str], rows: list[list[Cell]]) -> int | None:
    def known(column: int) -> int:
        return sum(bool(canonical_name(plain_name(row[column].text)[0])) for row in rows if column < len(row))

    def numbers(column: int) -> bool:
        return all(row[column].text.strip("#. ").isdigit() for row in rows if column < len(row))

    columns = [column for column in range(len(heads)) if not numbers(column)]
    named = [column for column in columns if _words(heads[column]) & _NAME_HEADS]
    return max(columns, key=lambda column: (known(column), column in named), default=None) if columns else None


def _words(head: str) -> frozenset[str]:
    return phrases(head, separator="")
