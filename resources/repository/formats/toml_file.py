"""TOML files: their values, and the line of a key of a table."""

import re
import tomllib
from collections.abc import Mapping

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
    inside = False
    own = re.compile(rf"\s*\[+\s*{re.escape(header)}\.\"?{re.escape(key)}\"?\s*[\].]")
    assigned = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for number, line in enumerate(text.splitlines(), 1):
        if own.match(line) or (inside and assigned.match(line)):
            return number
        if line.lstrip().startswith("["):
            inside = line.strip().strip("[]").strip() == header
    return 0
