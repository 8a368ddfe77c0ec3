"""Sessions of noxfile.py, read from its syntax: nothing of it is run."""

import ast
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.python_file import read_python
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    module = read_python(tree, path)
    entries = tuple(entry for node in ast.walk(module) for entry in _session(node))
    reason = next((f"{path}:{line}: {why}" for line, why in _unread(module)), "")
    return Listing(Kind.NOX_SESSION, path, entries, reason)


def _session(node: ast.AST) -> Iterator[Entry]:
    if isinstance(node, ast.FunctionDef):
        for decorator in node.decorator_list:
            if is_called(decorator, "session"):
                named = _name(decorator)
                yield Entry(named or node.name, decorator.lineno if named else node.lineno)


def is_called(node: ast.expr, name: str) -> bool:
    """Whether an expression is a name or its call: `nox.session`, `session(python="3.12")`."""
    called = node.func if isinstance(node, ast.Call) else node
    return getattr(called, "attr", getattr(called, "id", "")) == name


def _name(decorator: ast.expr) -> str:
    words = decorator.keywords if isinstance(decorator, ast.Call) else []
    named = next((word.value for word in words if word.arg == "name"), None)
    return str(named.value) if isinstance(named, ast.Constant) else ""


def _unread(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the places where sessions may come from that cannot be read."""
    decorators = {
        id(decorator)
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
    }
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.level or any(one.name == "*" for one in node.names)):
            yield node.lineno, "sessions may be imported"
        elif isinstance(node, ast.Call) and id(node) not in decorators and is_called(node, "session"):
            yield node.lineno, "a session is made by a call"
        elif isinstance(node, ast.FunctionDef):
            yield from _computed(node)


def _computed(node: ast.FunctionDef) -> Iterator[tuple[int, str]]:
    for decorator in node.decorator_list:
        words = decorator.keywords if isinstance(decorator, ast.Call) else []
        if is_called(decorator, "session") and any(
            word.arg is None or (word.arg == "name" and not isinstance(word.value, ast.Constant)) for word in words
        ):
            yield decorator.lineno, "the name of a session is computed"


SOURCE = Source(Kind.NOX_SESSION, ("noxfile.py",), _read)
