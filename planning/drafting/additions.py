"""Migrations that only add what no running version has to know: a table, a nullable column, an index made beside traffic.

One statement of any other kind, or one that cannot be read, and nothing is said.
"""

import ast
import re
from collections.abc import Iterator

from planning.drafting.django_additions import django_additions
from planning.drafting.rails_additions import rails_additions
from planning.migrations.python_syntax import NoPythonError, parse_python

_TABLE = re.compile(r"create\s+table\s+(?:if\s+not\s+exists\s+)?([\w.\"`]+)\s*\(.*\)", re.IGNORECASE | re.DOTALL)
_COLUMN = re.compile(
    r"alter\s+table\s+(?:only\s+)?([\w.\"`]+)\s+add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?([\w\"`]+)\s+([\w ]+(?:\([\d, ]+\))?)(?:\s+null)?",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"create\s+index\s+concurrently\s+(?:if\s+not\s+exists\s+)?([\w\"`]+)\s+on\s.*", re.IGNORECASE | re.DOTALL
)
_PLAIN = re.compile(r"(?:begin|commit|set\s+(?:local\s+)?(?:lock|statement)_timeout\b.*)", re.IGNORECASE)
_NOT_PLAIN = re.compile(
    r"\b(?:not\s+null|unique|primary|references|check|default|generated|as|constraint)\b", re.IGNORECASE
)
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_WAYS = re.compile(
    r"\s*--\s*(?:\+goose\s+(?:NO TRANSACTION\s+--\s*\+goose\s+)?Up|\+migrate\s+Up|migrate:up)\b[^\n]*\n(.*?)"
    r"(?:^--\s*(?:\+goose\s+Down|\+migrate\s+Down|migrate:down)\b.*)?",
    re.DOTALL | re.MULTILINE,
)
"""The ways up and down in one file, as goose, sql-migrate and dbmate write them."""
_CONTEXT = frozenset({"get_context", "autocommit_block", "f"})
"""Calls that change nothing by themselves."""


def says_it_adds(text: str, path: str) -> str:
    """Say what a migration adds (`yes: adds a nullable column orders.key`); empty where it may do more."""
    read = next((reader for ending, reader in _READERS if path.endswith(ending)), None)
    added = read(text) if read else None
    return f"yes: adds {', '.join(added)}" if added else ""


def _python(text: str) -> list[str] | None:
    return django_additions(text) if "operations" in text and "def upgrade" not in text else _alembic(text)


def _sql(text: str) -> list[str] | None:
    """Read plain statements, of a file with both ways those of the way up; quotes and bodies are left alone."""
    ways = _WAYS.fullmatch(text)
    text = ways[1] if ways else text
    if any(sign in text for sign in ("'", "$$", "-- +", "-- migrate:", "--rollback", "-- Down")):
        return None
    added: list[str] = []
    for statement in (part.strip() for part in _COMMENT.sub(" ", text).split(";")):
        said = _statement(statement) if statement else ""
        if said is None:
            return None
        added += [said] if said else []
    return added


def _statement(statement: str) -> str | None:
    """Say what one statement adds; empty for one that only frames the others, None for any other."""
    if _PLAIN.fullmatch(statement):
        return ""
    if table := _TABLE.fullmatch(statement):
        return f"the table {_name(table[1])}" if "references" not in statement.lower() else None
    column = _COLUMN.fullmatch(statement)
    if column and not _NOT_PLAIN.search(column[3]):
        return f"a nullable column {_name(column[1])}.{_name(column[2])}"
    index = _INDEX.fullmatch(statement)
    return f"the index {_name(index[1])} concurrently" if index else None


def _name(written: str) -> str:
    return re.sub(r"[\"`]", "", written)


def _alembic(text: str) -> list[str] | None:
    try:
        tree = parse_python(text)
    except NoPythonError:
        return None
    upgrade = next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "upgrade"), None)
    if upgrade is None:
        return None
    calls = tuple(_operations(upgrade))
    new = {_constant(_argument(call, 0)) for name, call in calls if name == "create_table"}
    columns = {column for name, call in calls if name == "add_column" and (column := _column(call))}
    said = [_operation(name, call, new, columns) for name, call in calls if name not in _CONTEXT]
    sure = [one for one in said if one]
    return sure if len(sure) == len(said) else None


def _operations(upgrade: ast.FunctionDef) -> Iterator[tuple[str, ast.Call]]:
    """Give the calls of `op`, and every call that is none: a helper may do anything."""
    for node in ast.walk(upgrade):
        if isinstance(node, ast.Call) and not _is_type(node):
            yield (node.func.attr if isinstance(node.func, ast.Attribute) else "?"), node


def _is_type(call: ast.Call) -> bool:
    """Whether a call only describes a column: `sa.Column(...)`, `sa.text(...)`, `sa.func.now()`."""
    owner = call.func
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    return isinstance(owner, ast.Name) and owner.id in {"sa", "sqlalchemy", "postgresql", "mysql"}


def _operation(name: str, call: ast.Call, new: set[str], columns: set[str]) -> str:
    match name:
        case "create_table" if "ForeignKey" not in ast.dump(call):
            return f"the table {_constant(_argument(call, 0))}"
        case "add_column" if column := _column(call):
            return f"a nullable column {column}"
        case "create_index" if _is_harmless(call, new, columns):
            table = _constant(_argument(call, 1))
            return f"an index of {table}" + ("" if table in new else " concurrently")
        case _:
            return ""


def _is_harmless(call: ast.Call, new: set[str], columns: set[str]) -> bool:
    """Whether an index holds up no writes; a unique one binds only rows that fill a column of this migration."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    table = _constant(_argument(call, 1))
    if table in new:
        return True
    beside = isinstance(flag := given.get("postgresql_concurrently"), ast.Constant) and flag.value is True
    unique = given.get("unique")
    names = _argument(call, 2)
    held = [_constant(one) for one in names.elts] if isinstance(names, ast.List | ast.Tuple) else []
    bound = unique is not None and not (isinstance(unique, ast.Constant) and unique.value is False)
    return beside and (not bound or any(f"{table}.{name}" in columns for name in held))


def _column(call: ast.Call) -> str:
    """Name an added column that may be empty; nothing for one with a rule, a key or a default of its own."""
    table, column = _constant(_argument(call, 0)), _argument(call, 1)
    if not table or not isinstance(column, ast.Call):
        return ""
    given = {keyword.arg: keyword.value for keyword in column.keywords}
    nullable = given.pop("nullable", None)
    free = nullable is None or (isinstance(nullable, ast.Constant) and nullable.value is True)
    plain = not (set(given) - {"comment"}) and len(column.args) == 2 and "ForeignKey" not in ast.dump(column)
    name = _constant(_argument(column, 0))
    return f"{table}.{name}" if free and plain and name else ""


def _argument(call: ast.Call, place: int) -> ast.expr | None:
    return call.args[place] if place < len(call.args) else None


def _constant(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


_READERS = ((".py", _python), (".sql", _sql), (".rb", rails_additions))
"""By the ending of the script; what is written in another language says nothing."""
