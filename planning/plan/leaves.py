"""Every text that stands anywhere in a plan, by the structure of its values: a field that is new is among them."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import cast

from pydantic import BaseModel

from planning.plan.model import Plan


def walk_leaves(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give each text with the field of the plan that holds it, entries of a list by their number: `kept[0]`."""
    for name, value in plan:
        if isinstance(value, tuple):
            for number, inner in enumerate(cast("tuple[object, ...]", value)):
                yield from ((f"{name}[{number}]", text) for text in _texts(inner))
        else:
            yield from ((name, text) for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for inner in cast("Iterable[object]", value):
            yield from _texts(inner)
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from _texts(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
