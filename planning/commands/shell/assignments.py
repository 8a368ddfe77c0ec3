"""Variables of a line whose value is sure: set once, to a literal, where nothing can pass it by."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planning.commands.shell.syntax import text_of, walk_with_parents

if TYPE_CHECKING:
    from tree_sitter import Node

_SET_BY_NAME = frozenset({"read", "mapfile", "readarray", "getopts", "printf", "let", "wait"})
_STRAIGHT = frozenset({
    "program", "list", "variable_assignments", "declaration_command", "compound_statement", "redirected_statement", "do_group",
    "for_statement",
})  # fmt: skip


def set_once(root: "Node") -> frozenset[str]:
    """Name the variables that a line sets in exactly one place."""
    names = Counter(name for node, above in walk_with_parents(root) for name in _set_by(node, above))
    return frozenset(name for name, times in names.items() if times == 1)


def is_certain(assignment: "Node") -> bool:
    """Whether an assignment surely happens before what follows it: in no branch, function or shell of its own."""
    node = assignment
    while node.parent:
        parent = node.parent
        if parent.type not in _STRAIGHT or (parent.type == "list" and parent.children[:1] != [node]):
            return False
        node = parent
    return True


def _set_by(node: "Node", parent: str) -> Iterator[str]:
    if node.type == "variable_assignment" and parent != "command":
        yield from (text_of(child).partition("[")[0] for child in node.children[:1])
    elif node.type == "variable_name" and parent in {"for_statement", "unset_command", "postfix_expression"}:
        yield text_of(node)
    elif node.type == "command" and node.children and text_of(node.children[0]) in _SET_BY_NAME:
        yield from (text_of(child).partition("=")[0] for child in node.children[1:] if child.type == "word")
