"""Reads the plain statements of SQL that a running version may not survive, in the dialects that people deploy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql_words import SqlWord, Statement

_NO_COLUMN = frozenset({
    "CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "FULLTEXT", "SPATIAL", "PARTITION", "PERIOD",
    "EXCLUDE", "DEFAULT", "IDENTITY", "TABLE", "SYSTEM", "VALUE", "EXPRESSION", "TRIGGER", "RULE", "ROW", "NOT",
})  # fmt: skip
_FILLED = frozenset({
    "DEFAULT", "GENERATED", "IDENTITY", "AUTO_INCREMENT", "AUTOINCREMENT", "AS", "SERIAL", "BIGSERIAL", "SMALLSERIAL",
    "ROWVERSION",
})  # fmt: skip
"""Words by which a column has a value although nobody writes one."""


@dataclass(slots=True)
class Cursor:
    """A place in the words of a statement."""

    words: Sequence[SqlWord]
    at: int = 0

    def skip(self, *keywords: str) -> bool:
        """Step over these keywords where they come next, all of them in this order."""
        given = [word.upper for word in self.words[self.at : self.at + len(keywords)]]
        if given != list(keywords):
            return False
        self.at += len(keywords)
        return True

    @property
    def word(self) -> str:
        """The next keyword; empty at the end and before a quoted name."""
        return self.words[self.at].upper if self.at < len(self.words) else ""

    @property
    def rest(self) -> Sequence[SqlWord]:
        """What comes next."""
        return self.words[self.at :]

    def name(self) -> str:
        """Step over a name with its schema, and give it."""
        parts: list[str] = []
        while self.at < len(self.words):
            parts.append(self.words[self.at].name)
            self.at += 1
            if self.word != ".":
                break
            self.at += 1
        return ".".join(parts)


def plain_hazards(statement: Statement) -> Iterator[Hazard]:
    """Give what one statement does; what is not read here does nothing."""
    cursor = Cursor(statement.words)
    for kind, subject, line in _harms(cursor):
        yield Hazard(kind, subject, line, shortened(statement.text))


def made_by(statement: Statement) -> Iterator[str]:
    """Name what the statement makes or gives a name to, as `Hazard.table` would."""
    cursor = Cursor(statement.words)
    if cursor.skip("CREATE"):
        while cursor.word in {"TEMP", "TEMPORARY", "UNLOGGED", "OR", "REPLACE", "MATERIALIZED", "GLOBAL", "LOCAL"}:
            cursor.at += 1
        if cursor.skip("TABLE") or cursor.skip("VIEW"):
            cursor.skip("IF", "NOT", "EXISTS")
            yield cursor.name().lower().rpartition(".")[2]
    elif cursor.skip("ALTER", "TABLE"):
        said = [word.upper for word in cursor.words]
        if said[-3:-1] == ["RENAME", "TO"]:
            yield cursor.words[-1].name.lower()


def _harms(cursor: Cursor) -> Iterator[tuple[Harm, str, int]]:
    line = cursor.words[0].line
    if cursor.skip("ALTER", "TABLE"):
        yield from _altered(cursor)
    elif cursor.skip("DROP", "TABLE") or cursor.skip("DROP", "SCHEMA") or cursor.skip("DROP", "DATABASE"):
        cursor.skip("IF", "EXISTS")
        yield from ((Harm.DROP_TABLE, name, line) for name in _names(cursor))
    elif cursor.skip("RENAME", "TABLE"):
        yield from ((Harm.RENAME_TABLE, Cursor(part).name(), part[0].line) for part in parts_of(cursor.rest) if part)
    elif cursor.skip("TRUNCATE"):
        cursor.skip("TABLE")
        cursor.skip("ONLY")
        yield from ((Harm.TRUNCATE, name, line) for name in _names(cursor))
    elif cursor.skip("DELETE", "FROM"):
        cursor.skip("ONLY")
        name = cursor.name()
        if not {"WHERE", "USING", "JOIN", "LIMIT", "RETURNING"} & {word.upper for word in cursor.rest}:
            yield Harm.DELETE, name, line


def _names(cursor: Cursor) -> Iterator[str]:
    return (Cursor(part).name() for part in parts_of(cursor.rest) if part)


def _altered(cursor: Cursor) -> Iterator[tuple[Harm, str, int]]:
    cursor.skip("IF", "EXISTS")
    cursor.skip("ONLY")
    table = cursor.name()
    cursor.skip("*")
    parts = [part for part in parts_of(cursor.rest) if part]
    filled = {Cursor(part[2:]).name().lower() for part in parts if _sets_default(part)}
    for part in parts:
        for kind, column in _action(Cursor(part)):
            if kind is not Harm.NOT_NULL or column.lower() not in filled:
                yield kind, f"{table}.{column}" if column else table, part[0].line


def _sets_default(part: Sequence[SqlWord]) -> bool:
    said = [word.upper for word in part]
    return said[:2] == ["ALTER", "COLUMN"] and "SET DEFAULT" in " ".join(said)


def _action(cursor: Cursor) -> Iterator[tuple[Harm, str]]:
    verb = cursor.word
    cursor.at += 1
    column = cursor.skip("COLUMN") or cursor.word not in _NO_COLUMN
    if verb == "DROP" and column:
        cursor.skip("IF", "EXISTS")
        names = parts_of(cursor.rest[1:-1]) if cursor.word == "(" else [cursor.rest]
        yield from ((Harm.DROP_COLUMN, Cursor(name).name()) for name in names if name)
    elif verb == "ADD" and column:
        cursor.skip("IF", "NOT", "EXISTS")
        columns = parts_of(cursor.rest[1:-1]) if cursor.word == "(" else [cursor.rest]
        yield from ((Harm.NOT_NULL, Cursor(one).name()) for one in columns if _is_required(one))
    elif verb == "ALTER" and column:
        yield from _column(cursor)
    elif verb == "RENAME" and column:
        yield from _renamed(cursor)
    elif verb == "MODIFY" and column:
        yield Harm.TYPE, cursor.name()
    elif verb == "CHANGE":
        old, new = cursor.name(), cursor.name()
        yield (Harm.TYPE if old.lower() == new.lower() else Harm.RENAME_COLUMN), old
    elif verb == "SET" and cursor.word == "SCHEMA":
        yield Harm.RENAME_TABLE, ""


def _column(cursor: Cursor) -> Iterator[tuple[Harm, str]]:
    name = cursor.name()
    said = " ".join(word.upper for word in cursor.rest)
    if said.startswith("SET NOT NULL"):
        yield Harm.NOT_NULL, name
    elif said.startswith(("TYPE ", "SET DATA TYPE ")) or (said and not said.startswith(_SETTINGS)):
        yield Harm.TYPE, name


_SETTINGS = ("SET ", "DROP ", "ADD ", "RESTART", "RESET", "OPTIONS", "COMMENT")


def _renamed(cursor: Cursor) -> Iterator[tuple[Harm, str]]:
    if cursor.word in {"TO", "AS"} or len(cursor.rest) == 1:
        yield Harm.RENAME_TABLE, ""
    else:
        yield Harm.RENAME_COLUMN, cursor.name()


def _is_required(column: Sequence[SqlWord]) -> bool:
    said = [word.upper for word in column]
    return "NOT NULL" in " ".join(said) and not _FILLED & set(said)


def parts_of(words: Sequence[SqlWord]) -> list[Sequence[SqlWord]]:
    """Split at the commas that stand in no parentheses."""
    parts: list[list[SqlWord]] = [[]]
    depth = 0
    for word in words:
        sign = "" if word.quoted or word.string else word.text
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(word)
    return list(parts)
