"""What the cell of a migration says of a rollback: one of three forms that lead back, or that nothing does."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from planning.checks.command import looks_like_command
from planning.markdown.spans import code_span, read_spans
from planning.plan.parts import Migration
from planning.plan.walk import rollback_commands


class OnRollback(Enum):
    """What happens to a migration on a rollback."""

    KEEP = auto()
    COMMAND = auto()
    RESTORE = auto()
    NOWHERE = auto()
    """A plain statement that nothing leads back."""
    UNCLEAR = auto()


_KEEP = re.compile(r"\W*keep\b", re.IGNORECASE)
_RESTORE = re.compile(r"\W*restore\s+[^\s,;:.].*\b(?:los(?:es?|ing|t|s))\b", re.IGNORECASE)
_BARE = re.compile(r"\W*restore\b[^`]*$", re.IGNORECASE)
_EMPTY = frozenset({"n/a", "na", "-", "none", "no", "tbd", "todo", "restore", "rollback", "nothing"})
_NOWHERE = re.compile(
    r"\b(?:irreversible|not reversible|cannot|can't|can not|impossible|not possible|no way back|one[- ]way|nothing"
    r"|(?:fix|roll)(?:ed|s)?[- ]forward|forward[- ]only)\b|^none\.?$|^no\.?$|^-$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s|\s\(|;\s|:\s|\.\s|\s[\u2013\u2014]\s")
"""Where a command ends and words about it begin."""


def read_on_rollback(migration: Migration) -> OnRollback:
    """Tell the forms apart; an empty cell is UNCLEAR."""
    cell = migration.on_rollback.strip()
    if _KEEP.match(cell):
        return OnRollback.KEEP
    if _RESTORE.match(cell):
        return OnRollback.RESTORE
    if any(command.strip().lower() not in _EMPTY for command in _commands(migration)):
        return OnRollback.COMMAND
    return OnRollback.NOWHERE if not _BARE.match(cell) and _NOWHERE.search(cell.strip("`")) else OnRollback.UNCLEAR


def _commands(migration: Migration) -> Iterator[str]:
    yield from rollback_commands(migration)
    yield from (span.text for span in read_spans(migration.on_rollback) if span.code and looks_like_command(span.text))


def with_code_span(cell: str) -> str:
    """Put the command at the beginning of a cell into a code span; what has one, or begins with none, stays."""
    text = cell.strip()
    if "`" in text or _KEEP.match(text) or _BARE.match(text):
        return cell
    ends = [match.start() for match in _ASIDE.finditer(text)]
    for end in (*ends, len(text)):
        command = text[:end]
        if looks_like_command(command) and command.count('"') % 2 == command.count("'") % 2 == 0:
            return f"{code_span(command)}{text[end:]}"
    return cell
