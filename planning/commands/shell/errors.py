"""Where a line is no shell: what stands there, and after it, may be read wrongly."""

import re
from typing import TYPE_CHECKING

from planning.commands.shell.syntax import walk_nodes

if TYPE_CHECKING:
    from tree_sitter import Node

_PARTED = re.compile(rb"[;\n|&]")


class Errors:
    """The first error of a line."""

    def __init__(self, root: "Node") -> None:
        self._root = root
        self._first = self._find() if root.has_error else None

    def spare(self, node: "Node") -> bool:
        """Whether a node ends before the first error, with the end of a command in between."""
        if self._first is None:
            return True
        text = self._root.text or b""
        start = self._root.start_byte
        return node.end_byte <= self._first and bool(_PARTED.search(text[node.end_byte - start : self._first - start]))

    def _find(self) -> int | None:
        found = (node.start_byte for node in walk_nodes(self._root) if self._is_error(node))
        return min(found, default=None)

    @staticmethod
    def _is_error(node: "Node") -> bool:
        if node.is_missing:
            # `A=1 > file` has no command, and needs none.
            return not (node.type == "word" and node.parent is not None and node.parent.type == "command_name")
        return node.is_error
