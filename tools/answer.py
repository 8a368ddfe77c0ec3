"""What a tool says: results as flat JSON, refusals and accidents as text that a model can act on."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from planning.finding import Finding, Refusal
from planning.limits import FINDINGS_LISTED
from planning.text.secrets import may_hold_secret, without_secrets
from planning.text.unseen import visible
from tools.json_value import is_list, is_object
from tools.person import NeedsPerson

OMITTED = frozenset({"warnings", "waived", "open", "drafted"})
"""Lists that every result may have, told only when there is something in them."""
_INNER = re.compile(r"\n(?! )")
"""A line of an example, which must not begin as one of ours does."""
_KINDS = (
    (bool, "boolean"),  # before int, which it is too
    (int, "integer"),
    (float, "number"),
    ((str, PurePath, date), "string"),
    ((list, tuple, set, frozenset), "array"),
)


def as_object(result: object) -> dict[str, object]:
    """Give a result as the JSON object that both halves of the answer carry."""
    plain: object = to_jsonable_python(result)
    if not is_object(plain):
        raise TypeError(f"a tool's result must be a dataclass or a model, not {type(result).__name__}")
    answer = {
        name: _tidy(value) for name, value in plain.items() if value is not None and not (name in OMITTED and not value)
    }
    # whichever document it comes from: what is cut has lost its secrets before
    return {name: _masked(value) for name, value in answer.items()} if may_hold_secret(as_text(answer)) else answer


def as_text(answer: Mapping[str, object]) -> str:
    """Write the object as minified JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def refusal_text(refusal: Refusal) -> str:
    """Write a refusal for a model: a block per finding, then the way forward."""
    told = [_block(finding) for finding in refusal.findings[:FINDINGS_LISTED]]
    more = len(refusal.findings) - FINDINGS_LISTED
    if more > 0:
        told.append(f"and {more} more")
    if refusal.next_step:
        told.append(f"Next: {refusal.next_step}")
    return _clean("\n\n".join(told))


def accident_text(tool: str, error: Exception) -> str:
    """Say that we failed, not the caller; the error's own words stay in the log, they may hold secrets."""
    return (
        f"Internal error in {tool}: {type(error).__name__}. This is a fault of deploy-planner, not of the "
        "arguments; as far as known nothing was written. The details are in the server's log (stderr).\n\n"
        "Next: read_status to see the state on disk; the same call again may work"
    )


def unasked_text(person: NeedsPerson) -> str:
    """Tell the agent to ask, where nobody could be asked for it."""
    owned = "".join(f"\n- {line}" for line in person.owned)
    return _clean(
        f"Not done: a person must own this, and could not be asked from here.{owned}\n\n"
        f"Ask the person: {person.question}\n\n"
        "Next: after their yes, the same call with `confirmed: true`; never without it"
    )


def declined_text(person: NeedsPerson) -> str:
    """Tell the agent that the person said no."""
    owned = "".join(f"\n- {line}" for line in person.owned)
    return _clean(
        f"Not done: the person was asked and declined. Nothing was written.{owned}\n\n"
        "Next: ask the person what should change; do not call again with `confirmed: true`"
    )


def output_schema(result: object) -> dict[str, object]:
    """Describe a result one level deep; deeper schemas cost much and no host shows them to its model."""
    kinds = {name: _kind(hint) for name, hint in _fields(result).items()}
    sure = [name for name, (_, optional) in kinds.items() if not optional and name not in OMITTED]
    properties = {name: {"type": kind} for name, (kind, _) in kinds.items()}
    return {"type": "object", "properties": properties, "required": sure}


def _block(finding: Finding) -> str:
    # what a document or a file name says must not look like a finding or a next step of ours
    said = f"{finding.gate} · {finding.severity} · {finding.where}: {finding.message}".replace("\n", " ")
    fix = _INNER.sub("\n  ", finding.fix)
    return f"{said}\nFix: {fix}" if fix else said


def _tidy(value: object) -> object:
    if is_object(value):
        return {name: _tidy(inner) for name, inner in value.items() if inner is not None}
    if is_list(value):
        return [_tidy(inner) for inner in value]
    return _clean(value) if isinstance(value, str) else value


def _masked(value: object) -> object:
    if is_object(value):
        return {name: _masked(inner) for name, inner in value.items()}
    if is_list(value):
        return [_masked(inner) for inner in value]
    return without_secrets(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    # a file name that is no UTF-8 reaches us with lone surrogates, which no transport can carry
    return visible(text.encode("utf-8", "replace").decode("utf-8"))


def _fields(result: object) -> dict[str, object]:
    if not isinstance(result, type) or not (is_dataclass(result) or issubclass(result, BaseModel)):
        raise TypeError("a tool declares a dataclass or a model as its result")
    hints = get_type_hints(result)
    names = [f.name for f in fields(result)] if is_dataclass(result) else list(hints)
    return {name: hints[name] for name in names}


def _kind(hint: object) -> tuple[str, bool]:
    if get_origin(hint) is Annotated:
        return _kind(get_args(hint)[0])
    if get_origin(hint) in {Union, UnionType}:
        branches = [b for b in get_args(hint) if b is not NoneType]
        return _kind(branches[0])[0], len(branches) < len(get_args(hint))
    plain = get_origin(hint) or hint
    found = (kind for known, kind in _KINDS if isinstance(plain, type) and issubclass(plain, known))
    return next(found, "object"), False
