"""JSON as editors write it, with comments and commas at the end, and the place of every value."""

import json
import re
from collections.abc import Iterator
from typing import Final, cast

import tree_sitter_json
from tree_sitter import Language, Node, Parser

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError

_STRING: Final = rb'"(?:\\.|[^"\\\n])*"'
_COMMENT: Final = re.compile(_STRING + rb"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING: Final = re.compile(_STRING + rb"|,(?=\s*[\]}])", re.DOTALL)


class JsonFile:
    """A JSON text, its value, and its tree; raises BrokenFileError with the line where it is none.

    Offsets are of bytes. Comments and commas at the end are blanks in `bare`, which keeps every offset.
    Numbers are read as they are spelled.
    """

    def __init__(self, text: str, dialect: Dialect = "commas") -> None:
        self.data = text.encode("utf-8")
        uncommented = _blanked(_COMMENT, self.data)
        self.bare = _blanked(_TRAILING, uncommented)
        if dialect == "plain" and uncommented != self.data:
            raise BrokenFileError(
                "holds a comment, which this host does not read", self._differ(uncommented, self.data)
            )
        if dialect != "commas" and self.bare != uncommented:
            reason = "holds a comma behind the last value, which this host does not read"
            raise BrokenFileError(reason, self._differ(self.bare, uncommented))
        self.value = self._parsed()
        tree = Parser(Language(tree_sitter_json.language())).parse(self.bare)
        if tree.root_node.has_error or tree.root_node.named_child_count != 1:
            raise BrokenFileError("is no JSON that can be edited safely")
        self.root = tree.root_node.named_children[0]

    def _parsed(self) -> object:
        try:
            return cast("object", json.loads(self.bare, parse_float=str, parse_int=str, parse_constant=str))
        except json.JSONDecodeError as error:
            raise BrokenFileError(f"is no JSON: {error.msg}", error.lineno) from None
        except RecursionError:
            raise BrokenFileError("is nested too deeply") from None

    def _differ(self, one: bytes, other: bytes) -> int:
        return self.line(next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]))

    def line(self, at: int) -> int:
        """Give the line of an offset, counted from 1."""
        return self.data.count(b"\n", 0, at) + 1

    def members(self, node: Node, what: str) -> dict[str, Node]:
        """Give the values of an object by their keys; raises BrokenFileError for none, and for a key that stands twice."""
        if node.type != "object":
            raise BrokenFileError(f"{what} is no object", self.line(node.start_byte))
        found = dict[str, Node]()
        for key, value in _pairs(node):
            if key in found:
                raise BrokenFileError(f"{what} has the key {key!r} twice", self.line(value.start_byte))
            found[key] = value
        return found

    def read(self, node: Node) -> object:
        """Give the value of a node."""
        return cast("object", json.loads(self.bare[node.start_byte : node.end_byte]))

    def commented(self, node: Node) -> bool:
        """Whether comments stand within a node."""
        here = slice(node.start_byte, node.end_byte)
        return _blanked(_COMMENT, self.data[here]) != self.data[here]


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    for pair in node.named_children:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if key and value and key.text:
            yield cast("str", json.loads(key.text)), value


def _blanked(pattern: re.Pattern[bytes], data: bytes) -> bytes:
    return pattern.sub(lambda found: found[0] if found[0][:1] == b'"' else re.sub(rb"[^\n]", b" ", found[0]), data)
