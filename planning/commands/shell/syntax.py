"""The syntax tree of a shell line, as tree-sitter-bash gives it: never executed, tolerant of errors."""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Parser

LONGEST: Final = 12_000
"""Characters beyond which no command is read: nobody writes one, and a hostile one takes the parser minutes."""


def parse_shell(text: str) -> "Node":
    """Parse a line or a script; what cannot be parsed is an ERROR node in the tree."""
    return _parser().parse(text.encode("utf-8", "replace")).root_node


def walk_nodes(node: "Node") -> "Iterator[Node]":
    """Give a node and all below it, in the order of the text."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children))


def walk_with_parents(node: "Node") -> "Iterator[tuple[Node, str]]":
    """Give a node and all below it, each with the type of the one above: a node finds its parent only by a search."""
    pending = [(node, "")]
    while pending:
        current, above = pending.pop()
        yield current, above
        pending.extend((child, current.type) for child in reversed(current.children))


def is_deep(root: "Node", levels: int) -> bool:
    """Whether a tree has more levels than that; what recurs over a deeper one runs out of frames in the parser's code."""
    pending = [(root, 0)]
    while pending:
        node, depth = pending.pop()
        if depth > levels:
            return True
        pending.extend((child, depth + 1) for child in node.children)
    return False


def text_of(node: "Node") -> str:
    """Give the text of a node as it was written."""
    return node.text.decode("utf-8", "replace") if node.text else ""


@cache
def _parser() -> "Parser":
    import tree_sitter_bash  # noqa: PLC0415 - only what reads a command needs the grammar
    from tree_sitter import Language, Parser  # noqa: PLC0415 - the same

    return Parser(Language(tree_sitter_bash.language()))
