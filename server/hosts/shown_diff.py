"""A change as `diff -u` shows it, without the secrets of the neighbours."""

import json
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Final, cast

from server.hosts.editing.edited import found
from server.hosts.printed import Curtain
from server.printed import printable

_PRIVATE: Final = ("env", "headers", "http_headers", "requestInit")


def shown_diff(path: Path, old: bytes, new: bytes, block: str) -> tuple[str, bool]:
    """Give the change, and whether something of it is not shown; what `block` holds, our own entry, is always shown."""
    before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (old, new))
    lines = list(unified_diff(before, after, str(path) if old else "/dev/null", str(path)))
    hidden = {value: name for value, name in _values(found(new, path.suffix)) if value not in block}
    curtain = Curtain(hidden)
    shown = [_line(line, curtain) for line in lines]
    masked = any(not one.startswith(printable(line.rstrip("\r\n"))) for one, line in zip(shown, lines, strict=True))
    return "".join(shown), masked


def _line(line: str, curtain: Curtain) -> str:
    bare = line.rstrip("\r\n")
    end = line[len(bare) :]
    return curtain.line(bare) + (end or "\n\\ No newline at end of file\n")


def _values(held: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Give each text below a table of variables or headers, as it is and as it is spelled, with the name it has there."""
    if isinstance(held, Mapping):
        for key, value in cast("Mapping[str, object]", held).items():
            yield from _values(value, key if name or key in _PRIVATE else "")
    elif isinstance(held, list):
        for value in cast("list[object]", held):
            yield from _values(value, name)
    elif name and isinstance(held, str):
        yield from ((text, name) for text in {held, json.dumps(held)[1:-1], json.dumps(held, ensure_ascii=False)[1:-1]})
