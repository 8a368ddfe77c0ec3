"""Python files of a repository as syntax trees."""

import ast

from planning.migrations.python_syntax import NoPythonError, parse_python
from resources.repository.tree import BrokenError, Tree


def read_python(tree: Tree, path: str) -> ast.Module:
    """Read a Python file; raises BrokenError with the line where it is none."""
    try:
        return parse_python(tree.text(path))
    except NoPythonError as error:
        raise BrokenError(error.reason, error.line) from None
