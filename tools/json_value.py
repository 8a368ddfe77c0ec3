"""Telling apart what came in as JSON, for checkers as much as for us."""

from collections.abc import Mapping
from typing import TypeGuard


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell a JSON object; its keys are always strings."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Tell a JSON list."""
    return isinstance(value, list | tuple)
