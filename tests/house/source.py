"""The project's own source files, for the tests that guard its shape."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("planning", "resources", "tools", "server")
SOURCE = (*FLOORS, "deploy_planner")
# The demo's sample is somebody else's project: data, not source.
SAMPLE = ROOT / "resources" / "sample"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: str) -> list[Path]:
    """Python files below the folders, in order, without the sample project."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if not path.is_relative_to(SAMPLE))


def named(path: Path) -> str:
    """The file as people write it: from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function of the file, methods and inner ones included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    first = function.body[0]
    words = ast.get_docstring(function, clean=False)
    told = (first.end_lineno or first.lineno) - first.lineno + 1 if words is not None else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - told


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Modules that the file imports by their whole names, wherever in it, with their lines."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            yield node.module, node.lineno
