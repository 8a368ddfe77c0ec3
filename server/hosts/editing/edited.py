"""One edit of a configuration file, whatever its format: judged before and after."""

import codecs
import json
from collections.abc import Mapping, Sequence
from typing import cast

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.json_file import JsonFile
from server.hosts.editing.json_tables import jsons_with
from server.hosts.editing.toml_file import read_toml, tomls_with

Entry = Mapping[str, object]


def edited(data: bytes, suffix: str, path: Sequence[str], entry: Entry, dialect: Dialect = "commas") -> bytes:
    """Give the file with the entry at `path`: the same bytes where nothing differs.

    What the file holds besides stays byte for byte. Raises BrokenFileError with the line where it cannot.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = _text(data[len(mark) :])
    toml = suffix == ".toml"
    after = tomls_with(text, path, entry) if toml else jsons_with(text, path, entry, dialect)
    if _value(after, suffix) != _expected(_value(text, suffix), path, entry):
        raise BrokenFileError("is written in a way that this edit would not keep")
    return mark + after.encode("utf-8")


def found(data: bytes, suffix: str, dialect: Dialect = "commas") -> object:
    """Give all that a file holds; raises BrokenFileError with the line where it cannot be read."""
    return _value(_text(data.removeprefix(codecs.BOM_UTF8)), suffix, dialect)


def block(suffix: str, path: Sequence[str], entry: Entry) -> str:
    """Give the text that an empty file would get."""
    if suffix == ".toml":
        return tomls_with("", path, entry).strip()
    return json.dumps(_expected({}, path, entry), indent=2, ensure_ascii=False)


def _value(text: str, suffix: str, dialect: Dialect = "commas") -> object:
    if not text.strip():
        return {}
    return read_toml(text) if suffix == ".toml" else JsonFile(text, dialect).value


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BrokenFileError(f"is not UTF-8: byte {error.start} is {data[error.start]:#04x}", line) from None


def _expected(before: object, path: Sequence[str], entry: Entry) -> object:
    """Work the edit out on the values: the entry's own fields replaced, all others kept."""
    held = dict(cast("Mapping[str, object]", before)) if isinstance(before, Mapping) else {}
    if before is None and not path:
        return dict(entry)
    if path:
        return held | {path[0]: _expected(held.get(path[0]), path[1:], entry)}
    return held | {name: value for name, value in entry.items() if not same(held.get(name), value)}


def same(held: object, wanted: object) -> bool:
    """Whether a field needs no change; no arguments and an empty list of them are the same."""
    return held == wanted or (held is None and wanted == [])
