"""An entry put into a JSON text: only the text of what is new or differs is written."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.json_file import JsonFile, Span

_FIRST: Final = re.compile(r"^([ \t]+)\S", re.MULTILINE)
_BLANKS: Final = re.compile(r"[ \t]*")
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
    span, what = file.top, "the file"
    for depth, key in enumerate(path):
        members = file.members(span, what)
        if key not in members:
            return _applied(text, _added(file, span, {key: _nested(path[depth + 1 :], entry)}))
        span, what = members[key], f"`{key}`"
    return _applied(text, _mended(file, span, what, entry))


def _nested(path: Sequence[str], entry: Mapping[str, object]) -> object:
    return {path[0]: _nested(path[1:], entry)} if path else dict(entry)


def _applied(text: str, splices: Sequence[_Splice]) -> str:
    for splice in sorted(splices, key=lambda one: one.start, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def _mended(file: JsonFile, span: Span, what: str, entry: Mapping[str, object]) -> list[_Splice]:
    """Replace the fields that differ, add those that are missing, leave all others."""
    members = file.members(span, what)
    remote = next((members[key] for key in _REMOTE if key in members), None)
    if remote:
        raise BrokenFileError(f"{what} is a server at an address, not a command", file.line(remote.start))
    splices, new = list[_Splice](), dict[str, object]()
    for key, value in entry.items():
        if key not in members:
            new |= {key: value} if value != [] else {}
        elif file.read(members[key]) != value:
            splices += _replaced(file, members[key], key, value)
    return splices + (_added(file, span, new) if new else [])


def _replaced(file: JsonFile, span: Span, key: str, value: object) -> list[_Splice]:
    """Replace a value: of a list as long as the new one only what differs."""
    wanted = _list(value)
    items = file.items(span) if file.bare[span.start] == "[" else []
    if wanted and len(items) == len(wanted):
        pairs = zip(items, wanted, strict=True)
        return [_swapped(old, new) for old, new in pairs if file.read(old) != new]
    if file.commented(span):
        raise BrokenFileError(f"`{key}` has to change, and holds a comment that would be lost", file.line(span.start))
    if "\n" not in file.text[span.start : span.end]:
        return [_swapped(span, value)]
    return [_Splice(span.start, span.end, _lines(file, value, _indent(file, span.start)))]


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _swapped(span: Span, value: object) -> _Splice:
    return _Splice(span.start, span.end, json.dumps(value, ensure_ascii=False))


def _added(file: JsonFile, span: Span, new: Mapping[str, object]) -> list[_Splice]:
    """Put pairs behind the last one, in the way the object is written: in lines of their own, or in its line."""
    inner = file.text[span.start : span.end - 1]
    end = span.start + len(inner.rstrip())
    last = next(reversed(file.members(span, "the table").values()), None)
    comma = last is not None and "," in _uncommented(file.text[last.end : end])
    if "\n" not in inner and (last or "\n" not in file.text.strip()):
        text = json.dumps(new, ensure_ascii=False)[1:-1] + ("," if comma else "")
        return _behind(last, end, f" {text}" if last else text, comma=comma)
    base = _indent(file, span.start)
    indent = _indent(file, last.key) if last and _opens_line(file, last.key) else base + _unit(file)
    newline = _newline(file)
    pairs = [f"{json.dumps(key, ensure_ascii=False)}: {_lines(file, value, indent)}" for key, value in new.items()]
    text = ",".join(f"{newline}{indent}{pair}" for pair in pairs) + ("," if comma else "")
    closed = "\n" in file.text[end : span.end]
    return _behind(last, end, text if closed else text + newline + base, comma=comma)


def _behind(last: Span | None, end: int, text: str, *, comma: bool) -> list[_Splice]:
    if last is None or comma:
        return [_Splice(end, end, text)]
    if last.end == end:
        return [_Splice(end, end, "," + text)]
    return [_Splice(last.end, last.end, ","), _Splice(end, end, text)]


def _uncommented(text: str) -> str:
    """Give what stands behind a value without its comments."""
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def _lines(file: JsonFile, value: object, indent: str) -> str:
    text = json.dumps(value, indent=_unit(file), ensure_ascii=False)
    return text.replace("\n", _newline(file) + indent)


def _newline(file: JsonFile) -> str:
    return "\r\n" if "\r\n" in file.text else "\n"


def _indent(file: JsonFile, at: int) -> str:
    """Give the blanks that begin the line of an offset."""
    found = _BLANKS.match(file.text, file.text.rfind("\n", 0, at) + 1)
    return found[0] if found else ""


def _opens_line(file: JsonFile, at: int) -> bool:
    return not file.text[file.text.rfind("\n", 0, at) + 1 : at].strip()


def _unit(file: JsonFile) -> str:
    """Give the blanks of one level: those of the first line that has any."""
    found = _FIRST.search(file.bare)
    return found[1] if found else "  "
