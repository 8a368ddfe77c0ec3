"""Tasks of invoke's tasks.py, read from its syntax."""

import ast

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.python_file import read_python
from resources.repository.source import Source
from resources.repository.sources.nox_sessions import is_called
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing | None:
    module = read_python(tree, path)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    entries = tuple(
        Entry(name, node.lineno)
        for node in functions
        if any(is_called(decorator, "task") for decorator in node.decorator_list)
        for name in dict.fromkeys((node.name.replace("_", "-"), node.name))
    )
    return Listing(Kind.INVOKE_TASK, path, entries, _why_open(module, path))


def _why_open(module: ast.Module, path: str) -> str:
    """Collections, names of decorators and imports make names that are not those of functions."""
    for node in ast.walk(module):
        named = isinstance(node, ast.Call) and (
            is_called(node, "Collection")
            or (is_called(node, "task") and any(word.arg in {"name", "aliases"} for word in node.keywords))
        )
        brought = isinstance(node, ast.ImportFrom) and (node.level or any(one.name == "*" for one in node.names))
        if isinstance(node, ast.Call | ast.ImportFrom) and (named or brought):
            return f"{path}:{node.lineno}: names are made here"
    return ""


SOURCE = Source(Kind.INVOKE_TASK, ("tasks.py",), _read)
