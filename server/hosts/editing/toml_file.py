"""An entry put into a TOML text."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from resources.repository.formats.json_file import line_of_long_number
from server.hosts.editing.broken import BrokenFileError

_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''|" + r'"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'", re.DOTALL
)


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
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415  only the file of Codex is TOML

    what = f"`{'.'.join(path)}`"
    if "url" in held:
        raise BrokenFileError(f"{what} is a server at an address, not a command")
    different = {key: value for key, value in entry.items() if held.get(key, []) != value}
    try:
        return _written(text, path, different) if different else text
    except TOMLKitError:
        raise BrokenFileError(f"{what} is written in parts that this edit cannot bring together") from None


def _written(text: str, path: Sequence[str], different: Mapping[str, object]) -> str:
    import tomlkit  # noqa: PLC0415  only the file of Codex is TOML
    from tomlkit.items import Table  # noqa: PLC0415

    document = tomlkit.parse(text)
    table: Any = document
    for key in path:
        table = table[key]
    for key, value in different.items():
        if key in table and "#" in _STRING.sub("", table[key].as_string()):
            raise BrokenFileError(f"`{key}` has to change, and holds a comment that would be lost")
        if key in table or not isinstance(table, Table) or table.is_super_table():
            table[key] = tomlkit.item(value)
    new = {key: value for key, value in different.items() if key not in table}
    return _behind(document, table, new, _newline(text)) if new else document.as_string()


def _behind(document: Any, table: Any, new: Mapping[str, object], newline: str) -> str:
    """Put fields behind the last one, or behind the head of a table that has none."""
    # The library would put them behind comments that belong to what follows.
    from tomlkit.items import AoT, Table  # noqa: PLC0415

    fields = [item for key, item in table.value.body if key is not None and not isinstance(item, AoT | Table)]
    trivia = (fields[-1] if fields else table).trivia
    ended = trivia.trail if "\n" in trivia.trail else newline
    trivia.trail = ended + "".join(f"{trivia.indent}{key} = {_value(value)}{newline}" for key, value in new.items())
    return str(document.as_string())


def _line(text: str, message: str) -> int:
    words = message.rpartition("(at line ")[2].split(",")[0]
    return int(words) if words.isdigit() else text.count("\n") + 1
