"""The operations of a Rails migration that a running version may not survive, read from `change` and `up`."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql import sql_hazards

_COMMENT = re.compile(r"(^|\s)#(?!\{)[^\n]*")
_METHOD = re.compile(r"^[ \t]*def[ \t]+(?:self\.)?(\w+)", re.MULTILINE)
_WAY_BACK = re.compile(r"\b\w+\.down\b\s*(?:\{[^}]*\}|do\b.*?(?:\bend\b|\Z))", re.DOTALL)
_REVERTED = re.compile(r"\brevert\b")
_CALL = re.compile(r"\b(?P<name>[a-z_]+)\b(?P<sign>[ \t]*\(?[ \t]*)(?P<given>[:\"'][^\n]*(?:(?<=,)\n[^\n]*)*)")
_SQL = re.compile(r"\bexecute\b[ (]*(?:<<[~-]?['\"]?(?P<end>\w+)['\"]?[^\n]*\n(?P<long>.*?)(?:^[ \t]*(?P=end)\b|\Z)|(?P<short>\"[^\"]*\"|'[^']*'))", re.DOTALL | re.MULTILINE)  # fmt: skip
_TABLE = re.compile(r"\bchange_table\b[ (]*[:\"'](\w+)")
_MADE = re.compile(r"\bcreate_(?:join_)?table\b[ (]*[:\"'](\w+)")
_NAME = re.compile(r"\A[:\"'](\w+)[\"']?\Z")


def rails_hazards(text: str) -> tuple[Hazard, ...]:
    """Read the way up; what is reverted in it is left alone."""
    body = rails_way_up(text)
    if _REVERTED.search(body):
        return ()
    made = set(_MADE.findall(body))
    found = [*_in_sql(body), *_in_calls(body)]
    return tuple(sorted((one for one in found if one.table not in made), key=lambda hazard: hazard.line))


def rails_made(text: str) -> frozenset[str] | None:
    """Name the tables that the way up makes; None where it calls nothing that can be read."""
    body = rails_way_up(text)
    calls = (match for match in _CALL.finditer(body) if match["name"] != "execute")
    read = any(calls) or _SQL.search(body) or _TABLE.search(body)
    return frozenset(_MADE.findall(body)) if read else None


def rails_way_up(text: str) -> str:
    """Blank the comments and everything outside `change` and `up`; the lines stay where they are."""
    text = _COMMENT.sub(lambda match: match[1], text)
    methods = list(_METHOD.finditer(text))
    ends = [*(match.start() for match in methods[1:]), len(text)]
    parts = [_blank(text[: methods[0].start() if methods else len(text)])]
    # A file without methods has one end more than it has beginnings.
    for match, end in zip(methods, ends, strict=False):
        body = text[match.end() : end]
        parts += [_blank(match[0]), body if match[1] in {"change", "up"} else _blank(body)]
    return _WAY_BACK.sub(lambda match: _blank(match[0]), "".join(parts))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _in_sql(body: str) -> Iterator[Hazard]:
    for match in _SQL.finditer(body):
        text, start = (
            (match["long"], match.start("long")) if match["end"] else (match["short"][1:-1], match.start("short"))
        )
        for hazard in sql_hazards(text):
            yield Hazard(hazard.kind, hazard.subject, body.count("\n", 0, start) + hazard.line, hazard.statement)


def _in_calls(body: str) -> Iterator[Hazard]:
    body = _SQL.sub(lambda match: _blank(match[0]), body)
    changed = [(match.start(), match[1]) for match in _TABLE.finditer(body)]
    for match in _CALL.finditer(body):
        given = [
            part.strip()
            for part in re.sub(
                r"(?<!\s)\s*+(?:\bdo\b.*|(?<![)}])[)}]++\s*+)$", "", match["given"], flags=re.DOTALL
            ).split(",")
        ]
        own = body.endswith("t.", 0, match.start())
        before = bisect(changed, (match.start(),)) if own else 0
        if before:
            given = [f":{changed[before - 1][1]}", *given]
        read = (_IN_TABLE if own else _ALONE).get(match["name"])
        names = [name[1] if (name := _NAME.match(part)) else "" for part in given]
        line = body.count("\n", 0, match.start()) + 1
        for kind, subject in read(names, match["given"]) if read and (before or not own) else ():
            yield Hazard(kind, subject, line, shortened(match[0]))


_Read = Callable[[list[str], str], Iterator[tuple[Harm, str]]]


def _of(kind: Harm) -> _Read:
    def read(names: list[str], given: str) -> Iterator[tuple[Harm, str]]:
        del given
        table, column = [*names, "", ""][:2]
        plain = kind in {Harm.DROP_TABLE, Harm.RENAME_TABLE}
        yield kind, table if plain or not column else f"{table}.{column}"

    return read


def _removed(names: list[str], given: str) -> Iterator[tuple[Harm, str]]:
    del given
    yield from ((Harm.DROP_COLUMN, f"{names[0]}.{name}") for name in names[1:] if name)


def _required(names: list[str], given: str) -> Iterator[tuple[Harm, str]]:
    if re.search(r"\bnull:\s*false|:null\s*=>\s*false", given) and not re.search(r"\bdefault\b", given):
        yield Harm.NOT_NULL, ".".join(names[:2])


def _no_null(names: list[str], given: str) -> Iterator[tuple[Harm, str]]:
    if re.search(r",\s*false\b", given):
        yield Harm.NOT_NULL, ".".join(names[:2])


_ALONE: dict[str, _Read] = {
    "drop_table": _of(Harm.DROP_TABLE),
    "rename_table": _of(Harm.RENAME_TABLE),
    "remove_column": _of(Harm.DROP_COLUMN),
    "remove_columns": _removed,
    "remove_reference": _of(Harm.DROP_COLUMN),
    "remove_belongs_to": _of(Harm.DROP_COLUMN),
    "rename_column": _of(Harm.RENAME_COLUMN),
    "change_column": _of(Harm.TYPE),
    "change_column_null": _no_null,
    "add_column": _required,
    "add_reference": _required,
    "add_belongs_to": _required,
}
_IN_TABLE: dict[str, _Read] = {
    "remove": _removed,
    "rename": _of(Harm.RENAME_COLUMN),
    "change": _of(Harm.TYPE),
}
