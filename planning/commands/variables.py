"""Variables that a command takes from outside: what has to be recorded before the start."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from planning.commands.shell.syntax import LONGEST, parse_shell, text_of, walk_with_parents

if TYPE_CHECKING:
    from tree_sitter import Node

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

    Quoting is respected: nothing expands in single quotes, nor in the body of a quoted here-document. Of a command
    longer than LONGEST none are named.
    """
    if "$" not in command or len(command) > LONGEST:
        return ()
    used, own = list[str](), dict[str, int]()
    for node, above in walk_with_parents(parse_shell(command)):
        for name in _set_by(node, above):
            own.setdefault(name, node.end_byte)
        if _name(node) and above in {"simple_expansion", "expansion"}:
            used += [_name(node)] if node.start_byte < own.get(_name(node), node.end_byte) else []
    return tuple(dict.fromkeys(name for name in used if name not in _AMBIENT))


def _set_by(node: "Node", parent: str) -> Iterator[str]:
    """Name what a piece of a command sets for the pieces after it; `X=1 make` sets nothing but for make."""
    if node.type == "variable_assignment" and parent != "command":
        yield from (_name(child) for child in node.children[:1])
    elif node.type == "variable_name" and parent == "for_statement":
        yield _name(node)
    elif node.type == "command" and node.children and node.children[0].text == b"read":
        yield from (child.text.decode() for child in node.children[1:] if child.type == "word" and child.text)


def _name(node: "Node") -> str:
    return text_of(node) if node.type == "variable_name" else ""
