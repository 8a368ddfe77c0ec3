"""Arguments as nobody means them: made from the published schemas, and from real calls of which a part is spoilt."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from hypothesis import strategies as st

from resources.sample_project import SAMPLE_ISSUE
from tests.fuzzing.playing import SECRET

Any_ = st.SearchStrategy[Any]

ODD_TEXTS = (
    "", " ", "\n", "\t", "\0", "\ud800", "\u202e", "\u200b", "\x1b[31m", "﻿", "-", "none", "null", "true", "[]", "{}", "[", "{",
    '{"a": 1}', '["a", ["b"]]', "a|b", "| a | b |", "## 3. Rollback Plan", "- [x] Deploy - Completed", "```", "<!--", "`", "``",
    "{{ plan }}", "{% for x in y %}", "{0}", "%s", "../..", "..", "/etc/passwd", "CON", "a" * 8_001, "0%", "100%", "-5%", "101%",
    "1e308%", "0s", "-1h", "999999d", "5 of 0 hosts", "p99 latency <= 0ms", "http 5xx rate < 0%", "http 5xx rate > 100% over 1s",
    "`$(rm -rf /)`", "`make`: expect ``", "Judged by : x", "9" * 400, "٣", "½", "1e400", "é", "e\u0301", "\U0001f600", "\r\n", "a\rb",
)  # fmt: skip
"""What people, models and attackers have put where a text goes."""
GOOD_TEXTS = (
    SAMPLE_ISSUE, "speed-up-receipts", "5%", "100%", "everyone", "30m", "4h", "http 5xx rate < 0.6%", "p99 latency <= 450ms",
    "http 5xx rate > 2% over 5m", "`make migrate`", "`make smoke ENV=prod`: expect `passed`", "Judged by checkout on-call: calm",
    "Where: console, Settings", "canary", "first-stage-too-large", "stage 1", "none", "yes", "keep", "`requests 140/s`", "2",
)  # fmt: skip
TEXT: Any_ = st.sampled_from(GOOD_TEXTS) | st.sampled_from(ODD_TEXTS) | st.text(max_size=40)
NUMBERS: Any_ = (
    st.integers(-5, 500)
    | st.sampled_from([10**15, 10**400, -(10**30), 2**63, 0.5, 1e308, float("nan"), float("inf"), float("-inf"), -0.0])
)  # fmt: skip
NAMED: Any_ = TEXT.filter(lambda text: text.isascii()) | st.text(st.characters(codec="utf-8"), max_size=20)
"""The client itself cannot send a name that is no Unicode; on the wire such names are tried by bytes."""
LEAVES: Any_ = st.none() | st.booleans() | NUMBERS | TEXT
NAMES = (
    "issue",
    "stages",
    "name",
    "do",
    "proceed_when",
    "summary",
    "item",
    "minutes",
    "action",
    "version",
    "message",
    "x",
)
ANYTHING: Any_ = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | NAMED, inner, max_size=4),
    max_leaves=10,
)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def deep(levels: int) -> object:
    """Give a list in a list in a list."""
    value: object = "x"
    for _ in range(levels):
        value = [value]
    return value


SPOILT: Any_ = ANYTHING | ANYTHING.map(json.dumps) | st.sampled_from([5, 25, 100]).map(deep)


def fitting(schema: Mapping[str, Any]) -> Any_:
    """Give values of the published type, most of them meant, some of them odd."""
    kind = schema["type"]
    if kind == "object":
        fields = {name: fitting(told) for name, told in schema.get("properties", {}).items()}
        required = {name: fields.pop(name) for name in schema.get("required", ())}
        return st.fixed_dictionaries(required, optional=fields)
    if kind == "array":
        return st.lists(fitting(schema["items"]), max_size=3)
    if kind == "string":
        return st.sampled_from(schema["enum"]) if "enum" in schema else TEXT
    return st.booleans() if kind == "boolean" else NUMBERS


def arguments_of(schema: Mapping[str, Any]) -> Any_:
    """Give the arguments of one tool, of the right types, for an issue that is there."""
    return fitting(schema).map(lambda given: {**given, **({"issue": SAMPLE_ISSUE} if "issue" in given else {})})


@dataclass(frozen=True, slots=True)
class Spoiling:
    """One part of real arguments made something else: which part by its number, how, and by what."""

    part: int
    how: str
    odd: Any
    at: int

    def of(self, whole: Any) -> Any:
        """Give the arguments with the part spoilt; what is the part is counted through."""
        parts = list(_parts(whole))
        return _replaced(whole, parts[self.part % len(parts)], self._spoil)

    def _spoil(self, value: Any) -> Any:
        if isinstance(value, str) and self.how in {"put in", "cut"}:
            at = self.at % (len(value) + 1)
            return value[:at] + (str(self.odd)[:50] + value[at:] if self.how == "put in" else "")
        if _is_list(value) and self.how in {"more", "turned"}:
            return (value * 60)[:210] if self.how == "more" else value[::-1]
        if _is_dict(value) and self.how in {"more", "gone"}:
            names = list(value)[self.at % len(value) :] if value and self.how == "gone" else list(value)
            return {name: value[name] for name in names} | (
                {NAMES[self.at % 12]: self.odd} if self.how == "more" else {}
            )
        if self.how in {"as JSON", "in a list", "in an object"}:
            return {"as JSON": json.dumps(value), "in a list": [value], "in an object": {"x": value}}[self.how]
        return self.odd


HOW = ("put in", "cut", "more", "turned", "gone", "as JSON", "in a list", "in an object", "else", "else")
SPOILINGS: st.SearchStrategy[list[Spoiling]] = st.lists(
    st.builds(Spoiling, st.integers(0, 200), st.sampled_from(HOW), SPOILT, st.integers(0, 80)), min_size=1, max_size=3
)


def spoilt(arguments: Mapping[str, Any], spoilings: list[Spoiling]) -> dict[str, Any]:
    """Give real arguments with a few parts spoilt."""
    whole: dict[str, Any] = dict(arguments)
    for spoiling in spoilings:
        changed = spoiling.of(whole)
        whole = changed if _is_dict(changed) else whole
    return whole


def _parts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for name, inner in value.items() if _is_dict(value) else enumerate(value) if _is_list(value) else ():
        yield from _parts(inner, (*path, name))


def _replaced(value: Any, path: tuple[Any, ...], spoil: Callable[[Any], Any]) -> Any:
    if not path:
        return spoil(value)
    fresh: Any = value.copy()
    fresh[path[0]] = _replaced(value[path[0]], path[1:], spoil)
    return fresh


def misfits(schema: Mapping[str, Any]) -> list[object]:
    """Give values that nobody can take for the published type, each with a secret in it."""
    inside: list[object] = [{"k": SECRET}, [[SECRET]]]
    kinds: dict[str, list[object]] = {
        "string": [{"k": SECRET}, [SECRET]] if "enum" not in schema else [SECRET, *inside],
        "integer": [SECRET, *inside],
        "boolean": [SECRET, *inside],
        "object": [[SECRET], {"summary": {"k": SECRET}, "version": [SECRET], "message": [SECRET]}],
        "array": [{"k": SECRET}, [{"k": SECRET}], [[SECRET]], {"item": [SECRET]}],
    }
    return kinds[schema["type"]]
