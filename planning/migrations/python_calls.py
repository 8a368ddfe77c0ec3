"""Calls in a migration that is written in Python, read from its syntax tree: nothing is imported or run."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from planning.migrations.hazard import Hazard
from planning.migrations.python_syntax import NoPythonError, parse_python
from planning.migrations.sql import sql_hazards


def parsed(text: str) -> ast.Module | None:
    """Parse a script; None for what is no Python."""
    try:
        return parse_python(text)
    except NoPythonError:
        return None


def assigned(body: Iterable[ast.stmt], name: str) -> ast.expr | None:
    """Give what a name is set to in a module or a class, with or without a type; None where it is not set there."""
    for node in body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            return node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    return None


def called(node: ast.AST) -> str:
    """Give the last part of what a call calls: `drop_column` of `op.drop_column(...)`; empty for what is no call."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def argument(call: ast.Call, place: int, *names: str) -> ast.expr | None:
    """Give an argument by its place or by one of its names; a negative place means by name only."""
    named = next((keyword.value for keyword in call.keywords if keyword.arg in names), None)
    if named is not None:
        return named
    return call.args[place] if 0 <= place < len(call.args) else None


def constant(node: ast.expr | None) -> object:
    """Give the value of a literal; None for anything else."""
    return node.value if isinstance(node, ast.Constant) else None


def text_of(node: ast.expr | None, texts: Mapping[str, ast.Constant]) -> ast.Constant | None:
    """Give the literal text that an expression comes down to: itself, `text(...)` of it, a name that holds it."""
    if called(node or ast.Constant(None)) in {"text", "dedent", "DDL"} and isinstance(node, ast.Call) and node.args:
        return text_of(node.args[0], texts)
    if isinstance(node, ast.Name):
        return texts.get(node.id)
    return node if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_in(tree: ast.AST) -> dict[str, ast.Constant]:
    """Give the names that hold a literal text anywhere in a script."""
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def hazards_in_sql(text: ast.Constant | None) -> Iterator[Hazard]:
    """Read a literal text as SQL, with the lines that it has in the script."""
    if text is None or not isinstance(text.value, str):
        return
    for hazard in sql_hazards(text.value):
        yield Hazard(hazard.kind, hazard.subject, text.lineno + hazard.line - 1, hazard.statement)
