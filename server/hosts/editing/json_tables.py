"""An entry put into a JSON text: only the text of what is new or differs is written."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from tree_sitter import Node

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.json_file import JsonFile

_INDENT: Final = re.compile(rb"^[ \t]*", re.MULTILINE)
_FIRST: Final = re.compile(rb"^([ \t]+)\S", re.MULTILINE)
_REMOTE: Final = ("url", "httpUrl", "serverUrl")


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


def jsons_with(text: str, path: Sequence[str], entry: Mapping[str, object], dialect: Dialect = "commas") -> str:
    """Give the text with the entry; raises BrokenFileError with the line where that is not possible."""
    if not text.strip():
        return json.dumps(_nested(path, entry), indent=2, ensure_ascii=False) + "\n"
    file = JsonFile(text, dialect)
    node, what = file.root, "the file"
    for depth, key in enumerate(path):
        members = file.members(node, what)
        if key not in members:
            return _applied(file, _added(file, node, {key: _nested(path[depth + 1 :], entry)}))
        node, what = members[key], f"`{key}`"
    return _applied(file, _mended(file, node, what, entry))


def _nested(path: Sequence[str], entry: Mapping[str, object]) -> object:
    return {path[0]: _nested(path[1:], entry)} if path else dict(entry)


def _applied(file: JsonFile, splices: Sequence[_Splice]) -> str:
    data = file.data
    for splice in sorted(splices, key=lambda one: one.start, reverse=True):
        data = data[: splice.start] + splice.text.encode("utf-8") + data[splice.end :]
    return data.decode("utf-8")


def _mended(file: JsonFile, node: Node, what: str, entry: Mapping[str, object]) -> list[_Splice]:
    """Replace the fields that differ, add those that are missing, leave all others."""
    members = file.members(node, what)
    remote = next((members[key] for key in _REMOTE if key in members), None)
    if remote:
        raise BrokenFileError(f"{what} is a server at an address, not a command", file.line(remote.start_byte))
    splices, new = list[_Splice](), dict[str, object]()
    for key, value in entry.items():
        if key not in members:
            new |= {key: value} if value != [] else {}
        elif file.read(members[key]) != value:
            splices += _replaced(file, members[key], key, value)
    return splices + (_added(file, node, new) if new else [])


def _replaced(file: JsonFile, node: Node, key: str, value: object) -> list[_Splice]:
    """Replace a value: of a list as long as the new one only what differs."""
    items = _list(value)
    if node.type == "array" and items and len(node.named_children) == len(items):
        pairs = zip(node.named_children, items, strict=True)
        return [_swapped(old, new) for old, new in pairs if file.read(old) != new]
    if file.commented(node):
        reason = f"`{key}` has to change, and holds a comment that would be lost"
        raise BrokenFileError(reason, file.line(node.start_byte))
    if b"\n" not in file.data[node.start_byte : node.end_byte]:
        return [_swapped(node, value)]
    return [_Splice(node.start_byte, node.end_byte, _lines(file, value, _indent(file, node.start_byte)))]


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _swapped(node: Node, value: object) -> _Splice:
    return _Splice(node.start_byte, node.end_byte, json.dumps(value, ensure_ascii=False))


def _added(file: JsonFile, node: Node, new: Mapping[str, object]) -> list[_Splice]:
    """Put pairs behind the last one, in the way the object is written: in lines of their own, or in its line."""
    inner = file.data[node.start_byte : node.end_byte]
    last = node.named_children[-1] if node.named_children else None
    end = node.start_byte + len(inner[:-1].rstrip())
    comma = last is not None and b"," in _bare_commas(file, last.end_byte, end)
    if b"\n" not in inner and (last or b"\n" not in file.data.strip()):
        return _in_line(last, end, new, comma=comma)
    base = _indent(file, node.start_byte)
    indent = _indent(file, last.start_byte) if last and _opens_line(file, last) else base + _unit(file)
    newline = _newline(file)
    pairs = [f"{json.dumps(key, ensure_ascii=False)}: {_lines(file, value, indent)}" for key, value in new.items()]
    text = "".join(f"{newline}{indent}{pair}," for pair in pairs)
    text = text if comma else text.removesuffix(",")
    if b"\n" not in file.data[end : node.end_byte]:
        text += newline + base
    return _behind(last, end, text, comma=comma)


def _in_line(last: Node | None, end: int, new: Mapping[str, object], *, comma: bool) -> list[_Splice]:
    text = json.dumps(new, ensure_ascii=False)[1:-1] + ("," if comma else "")
    return _behind(last, end, f" {text}" if last else text, comma=comma)


def _behind(last: Node | None, end: int, text: str, *, comma: bool) -> list[_Splice]:
    if last is None or comma:
        return [_Splice(end, end, text)]
    if last.end_byte == end:
        return [_Splice(end, end, "," + text)]
    return [_Splice(last.end_byte, last.end_byte, ","), _Splice(end, end, text)]


def _bare_commas(file: JsonFile, start: int, end: int) -> bytes:
    """Give what stands behind a value without its comments."""
    return re.sub(rb"//[^\n]*|/\*.*?\*/", b"", file.data[start:end], flags=re.DOTALL)


def _lines(file: JsonFile, value: object, indent: str) -> str:
    text = json.dumps(value, indent=_unit(file), ensure_ascii=False)
    return text.replace("\n", _newline(file) + indent)


def _newline(file: JsonFile) -> str:
    return "\r\n" if b"\r\n" in file.data else "\n"


def _indent(file: JsonFile, at: int) -> str:
    """Give the blanks that begin the line of an offset."""
    start = file.data.rfind(b"\n", 0, at) + 1
    found = _INDENT.match(file.data, start)
    return found[0].decode() if found else ""


def _opens_line(file: JsonFile, node: Node) -> bool:
    start = file.data.rfind(b"\n", 0, node.start_byte) + 1
    return not file.data[start : node.start_byte].strip()


def _unit(file: JsonFile) -> str:
    """Give the blanks of one level: those of the first line that has any."""
    found = _FIRST.search(file.bare)
    return found[1].decode() if found else "  "
