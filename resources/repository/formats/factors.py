"""Generative names of tox: `py{311,312}-{a,b}` is four names."""

import re
from collections.abc import Iterator
from itertools import islice

_CHOICE = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"^\s*(\d+)-(\d+)\s*$")
_NAMES = 2000
_SPLIT = re.compile(r"[,\n](?![^{]*\})")


def generated(text: str) -> tuple[str, ...]:
    """Give every name of a list, braces expanded."""
    parts = (re.sub(r"\s+", "", re.sub(r"\s#.*", "", part)) for part in _SPLIT.split(text))
    return tuple(dict.fromkeys(islice((name for part in parts if part for name in _expanded(part)), _NAMES)))


def _expanded(name: str) -> Iterator[str]:
    choice = _CHOICE.search(name)
    if choice is None:
        yield name.strip("-")
        return
    for one in choice[1].split(","):
        counted = _RANGE.match(one)
        values = range(int(counted[1]), min(int(counted[2]) + 1, int(counted[1]) + 50)) if counted else (one,)
        for value in values:
            yield from _expanded(f"{name[: choice.start()]}{value}{name[choice.end() :]}")
