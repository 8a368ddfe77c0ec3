"""TOML files: their values, and the line of a key of a table."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache

from resources.repository.formats.json_file import line_of_long_number
from resources.repository.formats.shape import mapping
from resources.repository.tree import BrokenError, Tree

_DEEP = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){200}")
"""A key of very many parts, which takes the parser minutes."""
_AT_LINE = re.compile(r"at line (\d+)")


def read_toml(tree: Tree, path: str) -> Mapping[str, object]:
    """Read a TOML file; raises BrokenError with the line where it is none."""
    text = tree.text(path)
    if deep := _DEEP.search(text):
        raise BrokenError("is nested too deeply", text.count("\n", 0, deep.start()) + 1)
    try:
        return mapping(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise BrokenError(f"is no TOML: {error}", int(line[1]) if line else 0) from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None
    except ValueError:  # Python makes no integer of thousands of digits
        raise BrokenError("holds a number that is too long", line_of_long_number(text)) from None


def table(document: Mapping[str, object], *path: str) -> Mapping[str, object]:
    """Give the table at a path; empty where there is none."""
    found: Mapping[str, object] = document
    for name in path:
        found = mapping(found.get(name))
    return found


def line_of_key(text: str, header: str, key: str) -> int:
    """Give the line of a key of the table `header` (`tool.poe.tasks`), or of its own header; 0 where it is neither."""
    return _lines_of_keys(text, header).get(key, 0)


@lru_cache(maxsize=16)
def _lines_of_keys(text: str, header: str) -> Mapping[str, int]:
    """Give the lines of all keys at once: a file may have a hundred thousand."""
    found: dict[str, int] = {}
    inside = False
    own = re.compile(rf"\s*\[+\s*{re.escape(header)}\.(?:\"([^\"]*)\"|([^\s\"\].]+))\s*[\].]")
    for number, line in enumerate(text.splitlines(), 1):
        if key := own.match(line) or (inside and _ASSIGNED.match(line)):
            found.setdefault(next(name for name in key.groups() if name is not None), number)
        elif line.lstrip().startswith("["):
            inside = line.strip().strip("[]").strip() == header
    return found


_ASSIGNED = re.compile(r"\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=.]+))\s*[=.]")
