"""The operations of a Django migration that a running version may not survive.

What a field was before stands in the earlier migrations of its app: `AlterField` alone does not say what it changes.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.python_calls import (
    argument,
    assigned,
    called,
    constant,
    hazards_in_sql,
    parsed,
    text_of,
    texts_in,
)

_FAMILIES = {
    "text": ("Char", "Slug", "Email", "URL", "File", "Image", "FilePath", "Text", "CommaSeparatedInteger"),
    "integer": (
        "Auto", "BigAuto", "SmallAuto", "Integer", "BigInteger", "SmallInteger", "PositiveInteger",
        "PositiveBigInteger", "PositiveSmallInteger",
    ),
    "boolean": ("Boolean", "NullBoolean"),
    "decimal": ("Decimal",),
    "float": ("Float",),
    "date": ("Date",),
    "time": ("Time",),
    "moment": ("DateTime",),
    "uuid": ("UUID",),
    "json": ("JSON",),
    "bytes": ("Binary",),
}  # fmt: skip
_FAMILY = {f"{name}Field": family for family, names in _FAMILIES.items() for name in names}
_KEYS = frozenset({"ForeignKey", "OneToOneField"})


@dataclass(slots=True)
class _State:
    """What is known of an app's models when a migration begins."""

    fields: dict[tuple[str, str], ast.Call] = field(default_factory=dict[tuple[str, str], ast.Call])
    aside: set[str] = field(default_factory=set[str])
    """Models whose table Django does not manage."""
    named: set[str] = field(default_factory=set[str])
    """Models whose table has a name of its own, which a new name of the model leaves as it is."""
    made: set[str] = field(default_factory=set[str])
    """Models that this migration makes itself."""


def django_hazards(text: str, earlier: Sequence[str] = ()) -> tuple[Hazard, ...]:
    """Read the operations of a migration; `earlier` are those of its app that come before it, in order."""
    state = _State()
    for before in earlier:
        tuple(_read(before, state))
    state.made = set()
    return tuple(_read(text, state))


def django_made(text: str) -> frozenset[str] | None:
    """Name the models that a migration makes; None where no operation of it says what it does."""
    tree = parsed(text)
    texts = texts_in(tree) if tree else {}
    read = [call for call in operations(tree) if _says(call, texts)] if tree else []
    made = frozenset(_named(call, 0, "name") for call in read if called(call) == "CreateModel")
    return made if read else None


def _says(call: ast.Call, texts: dict[str, ast.Constant]) -> bool:
    sql = argument(call, 0, "sql")
    return called(call) != "RunPython" and (
        called(call) != "RunSQL" or isinstance(sql, ast.List | ast.Tuple) or text_of(sql, texts) is not None
    )


def migration_class(tree: ast.Module) -> ast.ClassDef | None:
    """Give the class that is the migration."""
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Migration")
    return next(classes, None)


def operations(tree: ast.Module) -> tuple[ast.Call, ...]:
    """Give what a migration does to the database; what is done to Django's state alone is left out."""
    migration = migration_class(tree)
    return tuple(_listed(assigned(migration.body, "operations"))) if migration else ()


def _listed(node: ast.expr | None) -> Iterator[ast.Call]:
    for item in node.elts if isinstance(node, ast.List | ast.Tuple) else ():
        if called(item) == "SeparateDatabaseAndState" and isinstance(item, ast.Call):
            yield from _listed(argument(item, 0, "database_operations"))
        elif isinstance(item, ast.Call):
            yield item


def _read(text: str, state: _State) -> Iterator[Hazard]:
    tree = parsed(text)
    if tree is None:
        return
    texts = texts_in(tree)
    for call in operations(tree):
        model = _named(call, 0, "model_name", "name", "old_name")
        if called(call) == "RunSQL":
            yield from _run_sql(call, texts)
        elif model not in state.made and model not in state.aside:
            shown = shortened(ast.unparse(call))
            yield from (Hazard(kind, subject, call.lineno, shown) for kind, subject in _harms(call, model, state))
        _remember(call, model, state)


def _named(call: ast.Call, place: int, *names: str) -> str:
    """Give a name in small letters: Django compares models so."""
    return str(constant(argument(call, place, *names)) or "").lower()


def _run_sql(call: ast.Call, texts: dict[str, ast.Constant]) -> Iterator[Hazard]:
    sql = argument(call, 0, "sql")
    for part in sql.elts if isinstance(sql, ast.List | ast.Tuple) else [sql]:
        one = part.elts[0] if isinstance(part, ast.Tuple) and part.elts else part
        yield from hazards_in_sql(text_of(one, texts))


def _harms(call: ast.Call, model: str, state: _State) -> Iterator[tuple[Harm, str]]:
    name = _named(call, 1, "old_name" if called(call) == "RenameField" else "name")
    column = f"{model}.{name}"
    before = state.fields.get((model, name))
    match called(call):
        case "DeleteModel":
            yield Harm.DROP_TABLE, model
        case "RenameModel" if model not in state.named:
            yield Harm.RENAME_TABLE, model
        case "AlterModelTable":
            yield Harm.RENAME_TABLE, model
        case "RemoveField":
            yield Harm.DROP_COLUMN, column
        case "RenameField" if not (before and argument(before, -1, "db_column")):
            yield Harm.RENAME_COLUMN, column
        case "AddField" if _is_required(argument(call, 2, "field")):
            yield Harm.NOT_NULL, column
        case "AlterField":
            after = argument(call, 2, "field")
            if before and isinstance(after, ast.Call):
                yield from ((kind, column) for kind in _changes(before, after))
        case _:
            pass


def _is_required(column: ast.expr | None) -> bool:
    """Whether the database refuses a row without it: a `default` is Django's alone, the database forgets it."""
    if not isinstance(column, ast.Call) or not _is_own(column):
        return False
    if any(argument(column, -1, name) is not None for name in ("db_default", "primary_key")):
        return False
    nullable = argument(column, -1, "null")
    return nullable is None or constant(nullable) is False


def _is_own(column: ast.Call) -> bool:
    """Whether a field is one of Django's that has a column."""
    path = ast.unparse(column.func)
    name = called(column)
    return path.startswith(("models.", "django.")) and (
        name in _KEYS or (name in _FAMILY and name != "NullBooleanField")
    )


def _changes(before: ast.Call, after: ast.Call) -> Iterator[Harm]:
    old, new = _FAMILY.get(called(before)), _FAMILY.get(called(after))
    if old and new and old != new:
        yield Harm.TYPE
    was = constant(argument(before, -1, "null")) is True
    if was and _is_required(after):
        yield Harm.NOT_NULL


def _remember(call: ast.Call, model: str, state: _State) -> None:
    match called(call):
        case "CreateModel":
            state.made.add(model)
            _remember_model(call, model, state)
        case "AddField" | "AlterField":
            column = argument(call, 2, "field")
            if isinstance(column, ast.Call):
                state.fields[model, _named(call, 1, "name")] = column
        case "RenameField":
            column = state.fields.pop((model, _named(call, 1, "old_name")), None)
            if column:
                state.fields[model, _named(call, 2, "new_name")] = column
        case "RenameModel":
            new = _named(call, 1, "new_name")
            state.fields |= {(new, name): one for (owner, name), one in state.fields.items() if owner == model}
            for models in (state.aside, state.named, state.made):
                models.update({new} if model in models else ())
        case "AlterModelTable":
            state.named.add(model)
        case _:
            pass


def _remember_model(call: ast.Call, model: str, state: _State) -> None:
    fields = argument(call, 1, "fields")
    for pair in fields.elts if isinstance(fields, ast.List | ast.Tuple) else ():
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and isinstance(pair.elts[1], ast.Call):
            state.fields[model, str(constant(pair.elts[0])).lower()] = pair.elts[1]
    options = argument(call, 2, "options")
    for key, value in zip(options.keys, options.values, strict=True) if isinstance(options, ast.Dict) else ():
        if (constant(key), constant(value)) in {("managed", False), ("proxy", True)}:
            state.aside.add(model)
        if constant(key) == "db_table":
            state.named.add(model)
