"""The operations of a migration in JavaScript that a running version may not survive: knex, Sequelize and TypeORM."""

import re
from collections.abc import Iterator

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql import sql_hazards

_KEPT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_UP = re.compile(r"\bup\b\s*(?:=|:|\()")
_DOWN = re.compile(r"\bdown\b\s*(?:=|:|\()")
_TEXT = r"[\"'`]([\w.]+)[\"'`]"
_CALL = re.compile(rf"\.\s*(\w+)\s*\(\s*(?:{_TEXT}\s*(?:,\s*{_TEXT})?)")
_TABLE = re.compile(rf"\.\s*(createTable\w*|alterTable|table)\s*\(\s*{_TEXT}")
_QUERY = re.compile(r"\.\s*(?:raw|query)\s*\(\s*([\"'`])(.*?)(?<!\\)\1", re.DOTALL)
_KINDS = {
    "dropTable": Harm.DROP_TABLE,
    "dropTableIfExists": Harm.DROP_TABLE,
    "renameTable": Harm.RENAME_TABLE,
    "dropColumn": Harm.DROP_COLUMN,
    "removeColumn": Harm.DROP_COLUMN,
    "renameColumn": Harm.RENAME_COLUMN,
    "changeColumn": Harm.TYPE,
    "dropNullable": Harm.NOT_NULL,
}
_TABLES = frozenset({Harm.DROP_TABLE, Harm.RENAME_TABLE})
_OF_KNEX = re.compile(rf"\.\s*(\w+)\s*\(\s*{_TEXT}[^;\n]*?\)((?:\s*\.\s*\w+\([^()]*\))+)")


def javascript_hazards(text: str) -> tuple[Hazard, ...]:
    """Read the way up; tables that it makes itself are used by nobody yet."""
    body = _body(text)
    made = _made(body)
    found = [*_in_sql(body), *_in_calls(body), *_in_columns(body)]
    return tuple(sorted((one for one in found if one.table not in made), key=lambda hazard: hazard.line))


def javascript_made(text: str) -> frozenset[str] | None:
    """Name the tables that the way up makes; None where it calls nothing that can be read."""
    body = _body(text)
    return _made(body) if _CALL.search(body) or _QUERY.search(body) else None


def _body(text: str) -> str:
    return _way_up(_KEPT.sub(lambda match: _blank(match[0]) if match[0][0] == "/" else match[0], text))


def _made(body: str) -> frozenset[str]:
    return frozenset(table.lower() for name, table in _TABLE.findall(body) if name.startswith("create"))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _way_up(text: str) -> str:
    up, down = _UP.search(text), _DOWN.search(text)
    if not up:
        return ""
    if down and down.start() < up.start():
        return _blank(text[: up.start()]) + text[up.start() :]
    return text[: down.start()] if down else text


def _in_sql(body: str) -> Iterator[Hazard]:
    for match in _QUERY.finditer(body):
        for hazard in sql_hazards(match[2]):
            yield Hazard(
                hazard.kind, hazard.subject, body.count("\n", 0, match.start(2)) + hazard.line, hazard.statement
            )


def _in_calls(body: str) -> Iterator[Hazard]:
    for match in _CALL.finditer(body):
        kind = _KINDS.get(match[1])
        if not kind:
            continue
        first, second = match[2], match[3] or ""
        table = _table(body, match.start())
        # knex names the column alone, inside the table; the others name the table first.
        own = f"{table}.{first}" if table else f"{first}.{second}" if second else ""
        yield Hazard(kind, first if kind in _TABLES else own, _line(body, match), shortened(match[0]))


def _in_columns(body: str) -> Iterator[Hazard]:
    """Find columns of knex that are added or altered in a table that exists."""
    for match in _OF_KNEX.finditer(body):
        table, chain = _table(body, match.start()), re.sub(r"\s", "", match[3])
        if not table or match[1] in {"alterTable", "table", "createTable"}:
            continue
        required = ".notNullable(" in chain or ".notNull(" in chain
        if required and ".defaultTo(" not in chain:
            yield Hazard(Harm.NOT_NULL, f"{table}.{match[2]}", _line(body, match), shortened(match[0]))
        elif ".alter(" in chain and not required and ".nullable(" not in chain:
            yield Hazard(Harm.TYPE, f"{table}.{match[2]}", _line(body, match), shortened(match[0]))


def _table(body: str, end: int) -> str:
    before = _TABLE.findall(body, 0, end)
    return before[-1][1] if before else ""


def _line(body: str, match: re.Match[str]) -> int:
    return body.count("\n", 0, match.start()) + 1
