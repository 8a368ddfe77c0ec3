"""Which values an agent gave: absent is open, given is judged, given and empty too."""

from collections.abc import Iterator
from typing import TypeGuard

from pydantic import BaseModel


def stated(model: BaseModel | None) -> dict[str, str]:
    """Give the text fields of an argument that were given."""
    return {name: value for name, value in model or () if isinstance(value, str)}


def given_paths(**arguments: object) -> frozenset[str]:
    """Name the paths that were given: `stages[0].do`, `release.lead`, `triggers`."""
    return frozenset(path for name, value in arguments.items() for path in _paths(name, value))


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
