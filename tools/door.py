"""The door: takes arguments as hosts really send them, and says plainly what cannot be taken.

What is absent stays absent, what is given empty stays empty. No message repeats a value: it may be a secret.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from planning.finding import Finding, Refusal, Severity
from planning.text.secrets import without_secrets
from tools.json_value import is_list, is_object
from tools.scalars import Misfit, mend_scalar
from tools.shape import Shape

M = TypeVar("M", bound=BaseModel)
NAME_CHARACTERS = 60
"""What is told of an argument's name that we do not know."""


def admit(model: type[M], shape: Shape, arguments: Mapping[str, object]) -> M:
    """Give the arguments as the tool's own model.

    Raises:
        Refusal: with every problem at once, each under the gate `argument`.
    """
    door = _Door()
    mended = door.mend_object(shape, arguments, "")
    if not door.problems:
        try:
            return model.model_validate(mended)
        except ValidationError as error:
            door.problems.extend(_left_over(error, shape))
    raise Refusal(door.problems, "the same call with these arguments mended")


@dataclass(slots=True)
class _Door:
    """Walks the arguments along their shape and collects what does not fit."""

    problems: list[Finding] = field(default_factory=list[Finding])

    def mend(self, shape: Shape, value: object, where: str) -> object:
        value = _parsed(shape, value)
        if value is None:
            return None
        try:
            if shape.kind == "object":
                return self.mend_object(shape, _members(shape, value), where)
            if shape.kind == "array":
                return self.mend_list(shape.items or Shape("string"), _elements(value), where)
            return mend_scalar(shape, value, where.rpartition(".")[2])
        except Misfit as misfit:
            self.problems.append(_problem(where, f"must be {misfit}", _such_as(where, shape)))
            return None

    def mend_object(self, shape: Shape, value: Mapping[str, object], where: str) -> dict[str, object]:
        given = {name: inner for name, inner in value.items() if inner is not None}
        self.problems.extend(_unknown(shape, given.keys() - shape.fields.keys(), where))
        self.problems.extend(_missing(shape, given.keys(), where))
        return {
            name: self.mend(inner, given[name], _join(where, name))
            for name, inner in shape.fields.items()
            if name in given
        }

    def mend_list(self, inner: Shape, elements: list[object], where: str) -> list[object]:
        return [self.mend(inner, e, f"{where}[{at}]") for at, e in enumerate(elements) if e is not None]


def _parsed(shape: Shape, value: object) -> object:
    # only where the declaration wants a list or an object: free text that looks like JSON stays text
    if not isinstance(value, str) or shape.kind not in {"array", "object"}:
        return value
    of_text = shape.kind == "array" and (shape.items is None or shape.items.kind == "string")
    opening = ("[",) if of_text else ("[", "{", "null")
    if not value.strip().startswith(opening):
        return value
    try:
        parsed: object = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return parsed


def _members(shape: Shape, value: object) -> Mapping[str, object]:
    if is_object(value):
        return value
    if isinstance(value, str) and shape.main:
        return {shape.main: value}
    raise Misfit(f"an object with {', '.join(shape.fields)}")


def _elements(value: object) -> list[object]:
    if is_list(value):
        return list(value)
    return [] if value == "" else [value]


def _unknown(shape: Shape, names: Iterable[str], where: str) -> Iterator[Finding]:
    for name in sorted(names):
        near = get_close_matches(name.casefold(), list(shape.fields), n=1)
        allowed = ", ".join(shape.fields) or "none"
        fix = f"Use `{near[0]}`" if near else "Leave it out"
        yield _problem(_join(where, _cut(name)), "is no argument here", f"{fix}. Allowed: {allowed}.")


def _missing(shape: Shape, given: Iterable[str], where: str) -> Iterator[Finding]:
    for name in shape.demanded:
        if name not in given:
            path = _join(where, name)
            yield _problem(path, "is missing", _such_as(path, shape.fields[name]))


def _left_over(error: ValidationError, shape: Shape) -> Iterator[Finding]:
    """Turn what only pydantic sees (limits, patterns, a model's own validators) into our words."""
    for problem in error.errors(include_url=False, include_input=False, include_context=False):
        path, inner = "", shape
        for step in problem["loc"]:
            path = f"{path}[{step}]" if isinstance(step, int) else _join(path, step)
            inner = (inner.items if isinstance(step, int) else inner.fields.get(step)) or inner
        yield _problem(path, problem["msg"][:1].lower() + problem["msg"][1:], _such_as(path, inner))


def _such_as(where: str, shape: Shape) -> str:
    told = f" ({shape.description})" if shape.description else ""
    name = where.rpartition(".")[2].partition("[")[0]
    return f"Give `{name}: {json.dumps(shape.example, ensure_ascii=False)}`{told}."


def _problem(where: str, message: str, fix: str) -> Finding:
    return Finding("argument", Severity.ERROR, where, message, fix)


def _cut(name: str) -> str:
    name = without_secrets(name)  # before it is cut: half a token looks like none
    return name if len(name) <= NAME_CHARACTERS else f"{name[:NAME_CHARACTERS]}..."


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
