"""An entry put into a TOML text."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, cast

from resources.repository.formats.json_file import line_of_long_number
from server.hosts.editing.broken import BrokenFileError


def read_toml(text: str) -> dict[str, object]:
    """Parse TOML, its fractions as they are written; raises BrokenFileError with the line where it is none."""
    try:
        return tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise BrokenFileError(f"is no TOML: {error}", _line(text, str(error))) from None
    except RecursionError:
        raise BrokenFileError("is nested too deeply") from None
    except ValueError:  # Python makes no integer of thousands of digits
        raise BrokenFileError("holds a number that is too long", line_of_long_number(text)) from None


def tomls_with(text: str, path: Sequence[str], entry: Mapping[str, object]) -> str:
    """Give the text with the entry; raises BrokenFileError where that is not possible."""
    held: object = read_toml(text)
    for depth, key in enumerate(path):
        if not isinstance(held, dict):
            raise BrokenFileError(f"`{'.'.join(path[:depth])}` is no table")
        held = cast("Mapping[str, object]", held).get(key)
        if held is None:
            return _appended(text, path, entry)
    if not isinstance(held, dict):
        raise BrokenFileError(f"`{'.'.join(path)}` is no table")
    return _mended(text, path, cast("Mapping[str, object]", held), entry)


def _appended(text: str, path: Sequence[str], entry: Mapping[str, object]) -> str:
    """Put a table of its own behind all others."""
    newline = _newline(text)
    fields = "".join(f"{key} = {_value(value)}{newline}" for key, value in entry.items())
    ended = text if not text or text.endswith("\n") else text + newline
    gap = newline if ended.strip() and not ended.endswith(newline * 2) else ""
    after = f"{ended}{gap}[{'.'.join(path)}]{newline}{fields}"
    try:
        tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        raise BrokenFileError(f"`{path[0]}` is written in one line, which takes no table of its own") from None
    return after


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _value(value: object) -> str:
    import tomlkit  # noqa: PLC0415  only the file of Codex is TOML

    return str(tomlkit.item(value).as_string())


def _mended(text: str, path: Sequence[str], held: Mapping[str, object], entry: Mapping[str, object]) -> str:
    """Replace the fields that differ, add those that are missing, leave all others."""
    import tomlkit  # noqa: PLC0415  only the file of Codex is TOML
    from tomlkit.items import InlineTable  # noqa: PLC0415

    if "url" in held:
        raise BrokenFileError(f"`{'.'.join(path)}` is a server at an address, not a command")
    different = {key: value for key, value in entry.items() if held.get(key, []) != value}
    document = tomlkit.parse(text)
    table: Any = document
    for key in path:
        table = table[key]
    for key, value in different.items():
        fresh = tomlkit.item(value)
        if key not in table and not isinstance(table, InlineTable):
            fresh.trivia.trail = _newline(text)
        table[key] = fresh
    return document.as_string() if different else text


def _line(text: str, message: str) -> int:
    words = message.rpartition("(at line ")[2].split(",")[0]
    return int(words) if words.isdigit() else text.count("\n") + 1
