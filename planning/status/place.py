"""Where a Deploy line belongs that a checklist does not have yet: behind Security, before Observe."""

import re
from itertools import pairwise

from planning.status.checklist import Line
from planning.status.dialect import Dialect, new_item, one_line, rewrite_cell
from planning.status.edit import Edit, insert_line
from planning.status.entries import Shape
from planning.status.names import rank
from planning.status.table import split_row

_DEPLOY = rank("Deploy")


def add_line(checklist: tuple[Line, ...], lines: list[str], verdict: str, dialect: Dialect) -> Edit:
    """Give the edit that adds the line, after the pattern of its neighbour."""
    later = next((line for line in checklist if rank(line.phase.name) > _DEPLOY), None)
    earlier = [line for line in checklist if 0 <= rank(line.phase.name) < _DEPLOY]
    beside = [line for line in earlier if later is None or _is_beside(line, later)]
    top = [line for line in beside if line.entry.parent is None]
    like = next(reversed(top or beside), later or checklist[0])
    last = later or _last_beside(checklist, like)
    words = one_line(verdict, like.group.shape)
    if like.group.shape is Shape.LINE:
        return _segment(like, later, last, lines, new_item(like, "Deploy", words, dialect))
    if like.group.shape is Shape.TABLE:
        row = _row(like, lines, rewrite_cell(like.entry.words or "", words, dialect))
        return insert_line(lines, last.entry.line + (later is None), row, like.entry.line)
    marker = lines[like.entry.line][: like.entry.start]
    content = _next_number(marker, later is None) + new_item(like, "Deploy", words, dialect)
    return _item(later, last, lines, content, like)


def _last_beside(checklist: tuple[Line, ...], like: Line) -> Line:
    return [line for line in checklist if _is_beside(line, like)][-1]


def _is_beside(line: Line, other: Line) -> bool:
    return line.group is other.group and line.entry.parent == other.entry.parent


def _item(later: Line | None, last: Line, lines: list[str], content: str, like: Line) -> Edit:
    if later:
        at = later.entry.line
        loose = at > 0 and not lines[at - 1].strip() and at - 1 > like.entry.line
        edit = insert_line(lines, at, content, like.entry.line)
        return Edit(edit.line, edit.start, edit.end, edit.text + lines[at - 1]) if loose else edit
    at = max(last.entry.last, last.entry.line + 1)
    while at > last.entry.line + 1 and not lines[at - 1].strip():
        at -= 1
    return insert_line(lines, at, content, like.entry.line)


def _segment(like: Line, later: Line | None, last: Line, lines: list[str], text: str) -> Edit:
    beside = [line for line in like.group.entries if line.line == like.entry.line]
    pairs = list(pairwise(beside))
    between = lines[pairs[0][0].line][pairs[0][0].end : pairs[0][1].start] if pairs else " | "
    if later:
        return Edit(later.entry.line, later.entry.start, later.entry.start, text + between)
    return Edit(last.entry.line, last.entry.end, last.entry.end, between + text)


def _row(like: Line, lines: list[str], state: str) -> str:
    raw = lines[like.entry.line].rstrip("\r\n")
    columns = {like.entry.start: "Deploy", like.entry.words_start: state}
    row, at, blank = "", 0, _blank(like, lines)
    for cell in split_row(raw):
        text = columns.get(cell.start, "" if cell.text.strip("#. ").isdigit() else blank)
        row += raw[at : cell.start] + text + " " * max(len(cell.text) - len(text), 0)
        at = cell.end
    return row + raw[at:]


def _blank(like: Line, lines: list[str]) -> str:
    """Give what this table writes where there is nothing to say."""
    cells = (cell.text for entry in like.group.entries for cell in split_row(lines[entry.line]))
    return next((text for text in cells if text in ("-", "–", "—")), "")


def _next_number(marker: str, at_end: bool) -> str:
    return re.sub(r"\d+(?=[.)])", lambda found: str(int(found[0]) + 1), marker) if at_end else marker
