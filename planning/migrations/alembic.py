"""The operations of an Alembic revision that a running version may not survive."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.python_calls import argument, called, constant, hazards_in_sql, parsed, text_of, texts_in

_BATCH = "batch_alter_table"
_WIDER = {
    "String": {"String", "Text", "Unicode", "UnicodeText", "VARCHAR", "TEXT"},
    "VARCHAR": {"String", "Text", "VARCHAR", "TEXT"},
    "Unicode": {"Unicode", "UnicodeText", "Text"},
    "SmallInteger": {"SmallInteger", "Integer", "BigInteger"},
    "Integer": {"Integer", "BigInteger", "INTEGER", "BIGINT"},
    "INTEGER": {"Integer", "BigInteger", "INTEGER", "BIGINT"},
}
"""Types that take every value of another, and give it back as the same kind."""


@dataclass(slots=True)
class _Reader:
    """The way up of one revision."""

    tree: ast.Module
    texts: dict[str, ast.Constant]
    tables: dict[str, str] = field(default_factory=dict[str, str])
    """The tables of `with op.batch_alter_table("users") as batch_op`, by the name of the context."""

    def calls(self) -> Iterator[ast.Call]:
        functions = {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}
        pending = [name for name in functions if name == "upgrade" or name.startswith("upgrade_")]
        for name in pending:
            for node in ast.walk(functions[name]):
                if isinstance(node, ast.With):
                    self._note(node)
                if isinstance(node, ast.Call):
                    yield node
                    inner = node.func.id if isinstance(node.func, ast.Name) else ""
                    pending += [inner] if inner in functions and inner not in pending else []

    def _note(self, node: ast.With) -> None:
        for item in node.items:
            if called(item.context_expr) == _BATCH and isinstance(item.optional_vars, ast.Name):
                call = item.context_expr
                table = constant(argument(call, 0, "table_name")) if isinstance(call, ast.Call) else None
                self.tables[item.optional_vars.id] = str(table or "")

    def batch(self, call: ast.Call) -> str | None:
        """Give the table of a batch operation; None for one that names its table itself."""
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        return self.tables.get(owner.id) if isinstance(owner, ast.Name) else None


def alembic_hazards(text: str) -> tuple[Hazard, ...]:
    """Read `upgrade()` and what it calls; tables that it makes itself are used by nobody yet."""
    tree = parsed(text)
    if tree is None:
        return ()
    reader = _Reader(tree, texts_in(tree))
    calls = tuple(reader.calls())
    made = _tables(calls)
    found = [hazard for call in calls for hazard in _hazards(call, reader) if hazard.table not in made]
    return tuple(sorted(found, key=lambda hazard: hazard.line))


def alembic_made(text: str) -> frozenset[str] | None:
    """Name the tables that `upgrade()` makes; None where it calls nothing that can be read."""
    tree = parsed(text)
    if tree is None:
        return None
    texts = texts_in(tree)
    calls = [call for call in _Reader(tree, texts).calls() if called(call) and called(call) not in _NO_OPERATION]
    read = [call for call in calls if called(call) != "execute" or text_of(argument(call, 0, "sqltext"), texts)]
    return _tables(read) if read else None


_NO_OPERATION = frozenset(
    {"get_bind", "get_context", "text", "dedent", "print", "globals", "open", "read", "read_text"}
)


def _tables(calls: Iterable[ast.Call]) -> frozenset[str]:
    made = (argument(call, 0, "table_name") for call in calls if called(call) == "create_table")
    return frozenset(str(constant(name)).lower() for name in made)


def _hazards(call: ast.Call, reader: _Reader) -> Iterator[Hazard]:
    name = called(call)
    if name == "execute":
        yield from hazards_in_sql(text_of(argument(call, 0, "sqltext", "statement"), reader.texts))
        return
    batch = reader.batch(call)
    table = batch if batch is not None else str(constant(argument(call, 0, "table_name", "old_table_name")) or "")
    place = 0 if batch is not None else 1
    shown = shortened(ast.unparse(call))
    if name in {"drop_table", "rename_table"}:
        yield Hazard(Harm.DROP_TABLE if name == "drop_table" else Harm.RENAME_TABLE, table, call.lineno, shown)
    elif name in {"drop_column", "alter_column"}:
        column = str(constant(argument(call, place, "column_name")) or "")
        kinds = [Harm.DROP_COLUMN] if name == "drop_column" else _altered(call)
        yield from (Hazard(kind, f"{table}.{column}" if table and column else "", call.lineno, shown) for kind in kinds)
    elif name == "add_column":
        added = argument(call, place, "column")
        if isinstance(added, ast.Call) and _is_required(added):
            yield Hazard(Harm.NOT_NULL, f"{table}.{constant(argument(added, 0, 'name'))}", call.lineno, shown)


def _altered(call: ast.Call) -> Iterator[Harm]:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if "new_column_name" in given:
        yield Harm.RENAME_COLUMN
    is_new = constant(given.get("existing_nullable")) is not False
    if constant(given.get("nullable")) is False and is_new and not _has_default(given.get("server_default")):
        yield Harm.NOT_NULL
    if "type_" in given and not _is_wider(given["type_"], given.get("existing_type")):
        yield Harm.TYPE


def _has_default(node: ast.expr | None) -> bool:
    return node is not None and not (isinstance(node, ast.Constant) and node.value in {None, False})


def _is_required(column: ast.Call) -> bool:
    given = {keyword.arg: keyword.value for keyword in column.keywords}
    filled = _has_default(given.get("server_default")) or any(
        called(arg) in {"Identity", "Computed"} for arg in column.args
    )
    return constant(given.get("nullable")) is False and not filled


def _is_wider(new: ast.expr, old: ast.expr | None) -> bool:
    """Whether every value of the old type fits the new one; a type without a length is the longest."""
    if old is None:
        return False
    before, after = _type(old), _type(new)
    if after[0] not in _WIDER.get(before[0], {before[0]}):
        return False
    return after[1] is None or (before[1] is not None and after[1] >= before[1])


def _type(node: ast.expr) -> tuple[str, int | None]:
    if not isinstance(node, ast.Call):
        return (node.attr if isinstance(node, ast.Attribute) else ast.unparse(node)), None
    size = constant(argument(node, 0, "length", "precision"))
    return called(node), size if isinstance(size, int) else None
