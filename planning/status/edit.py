"""Small edits of a text by line and column; whatever they do not name stays byte for byte."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of the columns `start` to `end` of a raw line counted from 0."""

    line: int
    start: int
    end: int
    text: str


def apply_edits(lines: list[str], edits: Iterable[Edit]) -> str:
    """Carry out edits that do not overlap."""
    changed = list(lines)
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.start), reverse=True):
        line = changed[edit.line]
        changed[edit.line] = line[: edit.start] + edit.text + line[edit.end :]
    return "".join(changed)


def ending(line: str) -> str:
    """Give a raw line's ending; nothing where a last line has none."""
    return line[len(line.rstrip("\r\n")) :]


def insert_line(lines: list[str], at: int, content: str, like: int) -> Edit:
    """Put a new line before line `at` (or behind the last), ending as the line `like` does."""
    newline = ending(lines[like]) or next((mark for line in lines if (mark := ending(line))), "\n")
    if at < len(lines):
        return Edit(at, 0, 0, content + newline)
    last = len(lines) - 1
    width = len(lines[last])
    if ending(lines[last]):
        return Edit(last, width, width, content + newline)
    return Edit(last, width, width, newline + content)
