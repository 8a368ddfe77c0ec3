"""Ticks that people set while executing a plan: each belongs to its line, not to its number."""

import re
from typing import TypeGuard

from planning.plan.model import Plan

_PATH = re.compile(r"(?:(\w+)\[(\d+)\]\.)?(\w+)\[(\d+)\]")


def carried(before: Plan, after: Plan) -> frozenset[str]:
    """Give the ticks of a plan that was changed: they move with their lines, and go with lines that are no more."""
    return frozenset(moved for tick in before.ticks if (moved := _moved(tick, before, after)))


def _moved(tick: str, before: Plan, after: Plan) -> str:
    match = _PATH.fullmatch(tick)
    if match is None:
        return tick
    old, new, number = _entries(match, before), _entries(match, after), int(match[4])
    if number >= len(old) or old[number : number + 1] == new[number : number + 1]:
        return tick
    place = tick.removesuffix(f"[{number}]")
    return f"{place}[{new.index(old[number])}]" if old[number] in new else ""


def _entries(match: re.Match[str], plan: Plan) -> tuple[object, ...]:
    """Give the list that a tick points into: `smoke_tests[1]`, `stages[0].do[2]`."""
    if not match[1]:
        return _listed(getattr(plan, match[3], ()))
    holders = _listed(getattr(plan, match[1], ()))
    return next((_listed(getattr(one, match[3], ())) for one in holders[int(match[2]) : int(match[2]) + 1]), ())


def _listed(value: object) -> tuple[object, ...]:
    return value if _is_listed(value) else ()


def _is_listed(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
