"""Telling apart what came in as JSON, for checkers as much as for us."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeGuard

from planning.limits import CALL_CHARS, CALL_DEPTH


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell a JSON object; its keys are always strings."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    """Tell a JSON list."""
    return isinstance(value, list | tuple)


def overflow(value: object) -> str:
    """Say why a value is too large to be looked at, nothing where it is not; what is above the limits is not walked."""
    chars, walked = 0, [_inside(value)]
    while walked:
        inner = next(walked[-1], _END)
        if inner is _END:
            walked.pop()
            continue
        chars += _chars(inner)
        if chars > CALL_CHARS:
            return f"have more than {CALL_CHARS:,} characters, which is what one call may carry"
        if is_object(inner) or is_list(inner):
            walked.append(_inside(inner))
        if len(walked) > CALL_DEPTH:
            return f"go more than {CALL_DEPTH} lists and objects deep"
    return ""


_END = object()


def _inside(value: object) -> Iterator[object]:
    if is_object(value):
        return chain.from_iterable(value.items())
    return iter(value) if is_list(value) else iter((value,))


def _chars(value: object) -> int:
    """Count a value by itself, roughly as it is written; whatever stands in a list or an object costs something."""
    if isinstance(value, str):
        return len(value) + 1
    return value.bit_length() // 3 + 1 if isinstance(value, int) else 1
