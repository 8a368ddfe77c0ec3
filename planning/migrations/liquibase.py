"""The changes of a Liquibase change set that a running version may not survive."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql import sql_hazards

_SET = re.compile(r"<changeSet\b([^>]*)>(.*?)</changeSet\s*>", re.DOTALL)
_ASIDE = re.compile(r"<!--.*?-->|<rollback\b[^>]*/>|<rollback\b.*?</rollback\s*>", re.DOTALL)
_CHANGE = re.compile(r"<(\w+)\b([^>]*?)(?:/>|>(.*?)</\1\s*>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SECTION = re.compile(r"^[ \t]*--[ \t]*changeset[ \t]+[^:\s]+:(\S+)[^\n]*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, whatever the format that it is written in."""

    name: str
    given: Mapping[str, str]
    line: int
    text: str = ""
    """SQL, or the condition of a delete."""
    columns: tuple[Mapping[str, str], ...] = ()
    """Columns that it adds or drops, the constraints of each beside its attributes."""


_NAMED = {
    "renameColumn": (Harm.RENAME_COLUMN, "oldColumnName"),
    "modifyDataType": (Harm.TYPE, "columnName"),
    "addNotNullConstraint": (Harm.NOT_NULL, "columnName"),
}


def change_hazards(changes: Iterable[Change]) -> tuple[Hazard, ...]:
    """Read a change set; tables that it makes itself are used by nobody yet."""
    every = tuple(changes)
    made = tables_made(every)
    return tuple(hazard for change in every for hazard in _hazards(change) if hazard.table not in made)


def tables_made(changes: Iterable[Change]) -> frozenset[str]:
    """Name the tables that changes make."""
    return frozenset(change.given.get("tableName", "").lower() for change in changes if change.name == "createTable")


def _hazards(change: Change) -> Iterator[Hazard]:
    table = change.given.get("tableName", "")
    if change.name == "sql":
        for hazard in sql_hazards(change.text):
            yield Hazard(hazard.kind, hazard.subject, change.line + hazard.line - 1, hazard.statement)
        return
    for kind, subject in _harms(change, table):
        yield Hazard(kind, subject, change.line, shortened(f"{change.name} {subject}"))


def _harms(change: Change, table: str) -> Iterator[tuple[Harm, str]]:
    if change.name == "dropTable":
        yield Harm.DROP_TABLE, table
    elif change.name == "renameTable":
        yield Harm.RENAME_TABLE, change.given.get("oldTableName", "")
    elif change.name == "delete" and not change.text.strip():
        yield Harm.DELETE, table
    elif change.name == "dropColumn":
        names = [change.given.get("columnName", ""), *(column.get("name", "") for column in change.columns)]
        yield from ((Harm.DROP_COLUMN, f"{table}.{name}") for name in names if name)
    elif change.name == "addColumn":
        yield from ((Harm.NOT_NULL, f"{table}.{one.get('name', '')}") for one in change.columns if _is_required(one))
    elif change.name in _NAMED:
        kind, name = _NAMED[change.name]
        yield kind, f"{table}.{change.given.get(name, '')}"


def _is_required(column: Mapping[str, str]) -> bool:
    filled = any(name.startswith("defaultValue") or name == "autoIncrement" for name in column)
    return column.get("nullable", "").lower() == "false" and not filled


def xml_changes(text: str, identity: str) -> Iterator[Change]:
    """Give the changes of one change set of a changelog in XML, without its rollback."""
    text = _ASIDE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for found in _SET.finditer(text):
        if _attributes(found[1]).get("id") != identity:
            continue
        for change in _CHANGE.finditer(text, found.start(2), found.end(2)):
            body = change[3] or ""
            line = text.count("\n", 0, change.start(3) if change[1] == "sql" and change[3] else change.start()) + 1
            yield Change(change[1], _attributes(change[2]), line, _plain(change[1], body), tuple(_columns(body)))


def _attributes(text: str) -> dict[str, str]:
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(text)}


def _plain(name: str, body: str) -> str:
    if name == "delete":
        return "".join(re.findall(r"<where>(.*?)</where>", body, re.DOTALL))
    return re.sub(r"<!\[CDATA\[|\]\]>", " ", body)


def _columns(body: str) -> Iterator[dict[str, str]]:
    for column in re.finditer(r"<column\b([^>]*?)(?:/>|>(.*?)</column\s*>)", body, re.DOTALL):
        constraints = re.search(r"<constraints\b([^>]*)", column[2] or "")
        yield _attributes(column[1]) | (_attributes(constraints[1]) if constraints else {})


def sql_section(text: str, identity: str) -> str:
    """Blank what other change sets of a changelog in SQL run; the lines stay where they are."""
    starts = list(_SECTION.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    own = [(match.end(), end) for match, end in zip(starts, ends, strict=True) if match[1] == identity]
    if not own:
        return ""
    start, end = own[0]
    return re.sub(r"[^\n]", " ", text[:start]) + text[start:end]
