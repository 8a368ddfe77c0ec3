"""JSON files: their values, and the lines of the keys of an object."""

import json
import re
from collections.abc import Mapping
from typing import cast

from resources.repository.tree import BrokenError, Tree


def read_json(tree: Tree, path: str) -> object:
    """Read a JSON file; raises BrokenError with the line where it is none."""
    return parse_json(tree.text(path))


def read_jsonc(tree: Tree, path: str) -> object:
    """Read a JSON file that may have comments and commas at the end, as deno.json and turbo.json may."""
    return parse_json(plain_json(tree.text(path)))


def parse_json(text: str) -> object:
    """Parse JSON; raises BrokenError with the line where it is none."""
    try:
        return cast("object", json.loads(text))
    except json.JSONDecodeError as error:
        raise BrokenError(f"is no JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None
    except ValueError:  # Python makes no integer of thousands of digits
        raise BrokenError("holds a number that is too long", line_of_long_number(text)) from None


def line_of_long_number(text: str) -> int:
    """Give the line of the first number that is longer than Python takes; 0 where there is none."""
    found = _LONG.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def plain_json(text: str) -> str:
    """Take the comments and the commas at the end off; every line keeps its number."""
    plain = _ASIDE.sub(lambda found: found[0] if found[0][0] == '"' else _blank(found[0]), text)
    return _TRAILING.sub(lambda found: found[1] or found[0][1:], plain)


_LONG = re.compile(r"[\d_]{1000}")
_TEXT = r'"(?:\\.|[^"\\\n])*"'
_ASIDE = re.compile(rf"{_TEXT}|//[^\n]*|/\*(?:.*?\*/|.*)", re.DOTALL)
_TRAILING = re.compile(rf"({_TEXT})|,(?=\s*[\]}}])", re.DOTALL)


def _blank(comment: str) -> str:
    return "\n" * comment.count("\n")


def lines_of_keys(text: str, key: str, value: Mapping[str, object]) -> dict[str, int]:
    """Give the line of each key of the object that stands under `key`; counted from 1."""
    for match in re.finditer(rf'"{re.escape(key)}"\s*:\s*', text):
        try:
            found, end = json.JSONDecoder().raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if found == value:
            lines = _lines(text, match.end(), end)
            first = text.count("\n", 0, match.end()) + 1
            return {name: lines.get(json.dumps(name, ensure_ascii=False), first) for name in value}
    return {}


def _lines(text: str, start: int, end: int) -> dict[str, int]:
    """Give the line of the first key of each spelling; one walk, since a file may have a hundred thousand keys."""
    found: dict[str, int] = {}
    line, at = text.count("\n", 0, start) + 1, start
    for key in _KEY.finditer(text, start, end):
        line, at = line + text.count("\n", at, key.start()), key.start()
        if key[2]:
            found.setdefault(key[1], line)
    return found


_KEY = re.compile(rf"({_TEXT})(\s*+:)?")
