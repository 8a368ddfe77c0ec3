"""Reads a statement by sqlglot, where that is installed."""

from functools import cache
from typing import TYPE_CHECKING

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql_words import Statement

if TYPE_CHECKING:
    from sqlglot import exp

_READ = frozenset({"ALTER", "DROP", "TRUNCATE", "DELETE"})


def parsed_hazards(statement: Statement) -> tuple[Hazard, ...] | None:
    """Give what one statement does; None where sqlglot is not installed or does not understand it."""
    if statement.words[0].upper not in _READ or not _installed():
        return None
    tree = _parse(statement)
    if tree is None:
        return None
    found = _harms(tree)
    if found is None:
        return None
    return tuple(Hazard(kind, subject, statement.line, shortened(statement.text)) for kind, subject in found)


@cache
def _installed() -> bool:
    try:
        from sqlglot import parser  # noqa: PLC0415 - optional, and only a migration in SQL needs it
    except ImportError:
        return False
    # It reports what it cannot read to the log; here that is an answer like any other.
    parser.logger.setLevel("ERROR")
    return True


def _parse(statement: Statement) -> "exp.Expr | None":
    import sqlglot  # noqa: PLC0415 - the same
    from sqlglot.errors import SqlglotError  # noqa: PLC0415 - the same

    quotes = {word.text[0] for word in statement.words if word.quoted}
    said = {word.upper for word in statement.words}
    mysql = "`" in quotes or said & {"MODIFY", "CHANGE"}
    try:
        return sqlglot.parse_one(statement.text, dialect="mysql" if mysql else "tsql" if "[" in quotes else "postgres")
    except (SqlglotError, RecursionError):
        return None


def _harms(tree: "exp.Expr") -> tuple[tuple[Harm, str], ...] | None:
    from sqlglot import exp  # noqa: PLC0415 - the same

    if isinstance(tree, exp.Alter):
        return _altered(tree)
    if isinstance(tree, exp.Drop):
        drops = tree.args.get("kind") == "TABLE" and not tree.args.get("temporary")
        return tuple((Harm.DROP_TABLE, _name(table)) for table in tree.args["tables"]) if drops else None
    if isinstance(tree, exp.TruncateTable):
        return tuple((Harm.TRUNCATE, _name(table)) for table in tree.expressions)
    if isinstance(tree, exp.Delete):
        narrowed = any(tree.args.get(part) for part in ("where", "using", "limit", "tables", "returning"))
        return () if narrowed else ((Harm.DELETE, _name(tree.this)),)
    return None


def _altered(tree: "exp.Alter") -> tuple[tuple[Harm, str], ...] | None:
    if tree.args.get("kind") != "TABLE":
        return None
    table = _name(tree.this)
    found: list[tuple[Harm, str]] = []
    for action in tree.args.get("actions") or ():
        harm = _action(action, table)
        if harm is None:
            return None
        found += harm
    return tuple(found)


def _action(action: "exp.Expr", table: str) -> "list[tuple[Harm, str]] | None":
    """Read one action; None for one that is not known, so that the plain reader has a look."""
    from sqlglot import exp  # noqa: PLC0415 - the same

    if isinstance(action, exp.Drop) and action.args.get("kind") in {"COLUMN", "CONSTRAINT", "INDEX"}:
        dropped = action.args["tables"] if action.args["kind"] == "COLUMN" else ()
        return [(Harm.DROP_COLUMN, f"{table}.{_name(column)}") for column in dropped]
    if isinstance(action, exp.ColumnDef):
        return [(Harm.NOT_NULL, f"{table}.{_name(action)}")] if _is_required(action) else []
    if isinstance(action, exp.RenameColumn):
        return [(Harm.RENAME_COLUMN, f"{table}.{_name(action.this)}")]
    if isinstance(action, exp.AlterRename):
        return [(Harm.RENAME_TABLE, table)]
    if isinstance(action, exp.AddConstraint):
        return []
    if isinstance(action, exp.AlterColumn) and action.args.get("dtype"):
        return [(Harm.TYPE, f"{table}.{_name(action)}")]
    return None


def _is_required(column: "exp.ColumnDef") -> bool:
    from sqlglot import exp  # noqa: PLC0415 - the same

    kinds = [constraint.args.get("kind") for constraint in column.args.get("constraints") or ()]
    required = any(isinstance(kind, exp.NotNullColumnConstraint) and not kind.args.get("allow_null") for kind in kinds)
    filled = (
        exp.DefaultColumnConstraint,
        exp.GeneratedAsIdentityColumnConstraint,
        exp.ComputedColumnConstraint,
        exp.AutoIncrementColumnConstraint,
    )
    typed = str(column.args.get("kind")).upper()
    return required and "SERIAL" not in typed and not any(isinstance(kind, filled) for kind in kinds)


def _name(node: "exp.Expr") -> str:
    from sqlglot import exp  # noqa: PLC0415 - the same

    if isinstance(node, exp.Table):
        return ".".join(part.name for part in node.parts)
    return str(node.name)
