"""Variables that a command takes from outside: what has to be recorded before the start."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Parser

_AMBIENT = frozenset(
    {
        "HOME",
        "USER",
        "PWD",
        "OLDPWD",
        "PATH",
        "HOSTNAME",
        "RANDOM",
        "SECONDS",
        "EDITOR",
        "TMPDIR",
        "IFS",
        "LINENO",
        "UID",
        "SHELL",
    }
)
"""What every shell has."""


@lru_cache(maxsize=1024)
def free_variables(command: str) -> tuple[str, ...]:
    """Name the variables that a command uses and does not set itself, in their order.

    Quoting is respected: nothing expands in single quotes, nor in the body of a quoted here-document.
    """
    if "$" not in command:
        return ()
    tree = _parser().parse(command.encode())
    used, own = list[str](), set[str]()
    for node in _walk(tree.root_node):
        name = _name(node)
        if name and node.parent and node.parent.type in {"variable_assignment", "for_statement"}:
            own.add(name)
        elif name and node.parent and node.parent.type in {"simple_expansion", "expansion"}:
            used.append(name)
    return tuple(dict.fromkeys(name for name in used if name not in own and name not in _AMBIENT))


def _name(node: "Node") -> str:
    return node.text.decode() if node.type == "variable_name" and node.text else ""


def _walk(node: "Node") -> "Iterator[Node]":
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children))


@cache
def _parser() -> "Parser":
    import tree_sitter_bash  # noqa: PLC0415 - only plans with variables need the grammar
    from tree_sitter import Language, Parser  # noqa: PLC0415 - the same

    return Parser(Language(tree_sitter_bash.language()))
