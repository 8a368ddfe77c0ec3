"""The statements of a SQL script that a running version may not survive."""

import re
from collections.abc import Iterator
from typing import Final

from planning.migrations.hazard import Harm, Hazard
from planning.migrations.sql_parsed import parsed_hazards
from planning.migrations.sql_plain import made_by, plain_hazards
from planning.migrations.sql_words import Statement, read_statements

_DOWN = re.compile(
    r"^[ \t]*--[ \t]*(?:\+(?:goose|migrate)[ \t]+Down|migrate:down|Down[ \t]+Migration)\b", re.IGNORECASE | re.MULTILINE
)
"""As goose, sql-migrate, dbmate and node-pg-migrate mark what they run on the way back."""
LONGEST: Final = 200_000
"""Characters beyond which no migration is read: it holds data, or is written to keep us busy."""
_UP = re.compile(
    r"^[ \t]*--[ \t]*(?:\+(?:goose|migrate)[ \t]+Up|migrate:up|Up[ \t]+Migration)\b", re.IGNORECASE | re.MULTILINE
)


def sql_hazards(text: str, *, parse: bool = True) -> tuple[Hazard, ...]:
    """Read the way up of a script; `parse` asks sqlglot for what it can read, where it is installed.

    What the script makes itself is used by nobody yet: what it does to that is no hazard. A script of more than
    LONGEST characters is not read.
    """
    if len(text.strip()) > LONGEST:
        return ()
    statements = tuple(read_statements(way_up(text)))
    made = {name for statement in statements for name in made_by(statement)}
    return tuple(
        hazard
        for statement in statements
        for hazard in _hazards(statement, parse)
        if hazard.table not in made and not _is_filled(hazard, statements)
    )


def sql_made(text: str) -> frozenset[str] | None:
    """Name the tables that the way up makes; None where it has no statement."""
    statements = tuple(read_statements(way_up(text)))
    return frozenset(name for statement in statements for name in made_by(statement)) if statements else None


def way_up(text: str) -> str:
    """Blank what is run on the way back; the lines stay where they are."""
    up = _UP.search(text)
    down = _DOWN.search(text, up.end() if up else 0)
    if not down:
        return text
    start = up.start() if up else 0
    return re.sub(r"[^\n]", " ", text[:start]) + text[start : down.start()]


def _hazards(statement: Statement, parse: bool) -> Iterator[Hazard]:
    plain = tuple(plain_hazards(statement))
    parsed = parsed_hazards(statement) if parse else None
    if parsed is None:
        yield from plain
        return
    # The parser knows no lines: where both found the same, the line of the part within its statement is known.
    lines = {(hazard.kind, hazard.subject.lower()): hazard.line for hazard in plain}
    for hazard in parsed:
        line = lines.get((hazard.kind, hazard.subject.lower()), hazard.line)
        yield Hazard(hazard.kind, hazard.subject, line, hazard.statement)


def _is_filled(hazard: Hazard, statements: tuple[Statement, ...]) -> bool:
    """Whether the script gives the column that it requires a default of the database."""
    if hazard.kind is not Harm.NOT_NULL:
        return False
    name = hazard.subject.lower().rpartition(".")[2]
    for statement in statements:
        said = [word.name.lower() for word in statement.words]
        if name in said and hazard.table in said and "set default" in " ".join(said):
            return True
    return False
