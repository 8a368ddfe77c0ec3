"""Parses Python of a repository: nothing is imported or run, and nothing that it holds breaks the reader."""

import ast
from typing import Final

_DEEPEST: Final = 150
"""Levels beyond which nobody writes; what recurs over a deeper tree runs out of frames."""


class NoPythonError(Exception):
    """A text that is no Python of this interpreter, or more than can be read of it."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def parse_python(text: str) -> ast.Module:
    """Parse a script; raises NoPythonError with the line where it is none, or nested too deeply."""
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise NoPythonError(f"is no Python: {error}", getattr(error, "lineno", 0) or 0) from None
    except (RecursionError, MemoryError):
        raise NoPythonError("is no Python: nested too deeply") from None
    _refuse_deep(module)
    return module


def _refuse_deep(module: ast.Module) -> None:
    level: list[ast.AST] = [module]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    raise NoPythonError("is no Python: nested too deeply", getattr(level[0], "lineno", 0))
