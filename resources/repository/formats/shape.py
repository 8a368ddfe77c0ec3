"""Parsed documents seen with types: what is not of the shape that its place promises is left out or said."""

from collections.abc import Mapping, Sequence
from typing import cast

from resources.repository.tree import BrokenError


def mapping(value: object) -> Mapping[str, object]:
    """Give an object with its text keys; anything else is empty."""
    if not isinstance(value, dict):
        return {}
    return {key: inner for key, inner in cast("dict[object, object]", value).items() if isinstance(key, str)}


def required_mapping(value: object, what: str) -> Mapping[str, object]:
    """Give an object; raises BrokenError for anything else: `what` says what has to be one."""
    if not isinstance(value, dict):
        raise BrokenError(f"{what} is no object")
    return mapping(cast("object", value))


def sequence(value: object) -> Sequence[object]:
    """Give a list; anything else is empty."""
    return cast("list[object]", value) if isinstance(value, list) else []


def text(value: object) -> str:
    """Give a text, a number as text; anything else is empty."""
    return str(value) if isinstance(value, str | int | float) else ""
