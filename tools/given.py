"""Which values an agent gave: absent is open, given is judged, given and empty too; what it said is not told back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from pydantic import BaseModel


def stated(model: BaseModel | None) -> dict[str, str]:
    """Give the text fields of an argument that were given."""
    return {name: value for name, value in model or () if isinstance(value, str)}


def given_paths(**arguments: object) -> frozenset[str]:
    """Name the paths that were given: `stages[0].do`, `release.lead`, `triggers`."""
    return frozenset(path for name, value in arguments.items() for path in _paths(name, value))


def told_back(given: Sequence[str] | None, understood: Iterable[str]) -> tuple[str, ...] | None:
    """Give what was understood; None where it is, word for word, what the caller has just said."""
    told = tuple(understood)
    return None if given is not None and [_bare(text) for text in given] == [_bare(text) for text in told] else told


def _bare(text: str) -> str:
    return text.replace("`", "").strip()


def _paths(name: str, value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        for field, inner in value:
            yield from _paths(f"{name}.{field}", inner)
    elif _are_many(value) and any(isinstance(one, BaseModel) for one in value):
        for index, inner in enumerate(value):
            yield from _paths(f"{name}[{index}]", inner)
    else:
        yield name


def _are_many(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
