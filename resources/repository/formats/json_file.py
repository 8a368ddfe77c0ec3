"""JSON files: their values, and the lines of the keys of an object."""

import json
import re
from collections.abc import Mapping
from typing import cast

from resources.repository.tree import BrokenError, Tree


def read_json(tree: Tree, path: str) -> object:
    """Read a JSON file; raises BrokenError with the line where it is none."""
    try:
        return cast("object", json.loads(tree.text(path)))
    except json.JSONDecodeError as error:
        raise BrokenError(f"is no JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None


def lines_of_keys(text: str, key: str, value: Mapping[str, object]) -> dict[str, int]:
    """Give the line of each key of the object that stands under `key`; counted from 1."""
    for match in re.finditer(rf'"{re.escape(key)}"\s*:\s*', text):
        try:
            found, end = json.JSONDecoder().raw_decode(text, match.end())
        except json.JSONDecodeError:
            continue
        if found == value:
            return {name: _line(text, match.end(), end, name) for name in value}
    return {}


def _line(text: str, start: int, end: int, key: str) -> int:
    found = re.compile(rf"{re.escape(json.dumps(key, ensure_ascii=False))}\s*:").search(text, start, end)
    return text.count("\n", 0, found.start() if found else start) + 1
