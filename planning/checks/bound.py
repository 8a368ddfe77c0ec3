"""Reads bounds: `0.6%`, `400ms`, `baseline - 1pp`, `stable * 1.5`."""

import re
from decimal import Decimal

from planning.checks.model import Absolute, Anchor, Relative, Value
from planning.checks.units import Kind, read_unit

_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?)(?!\d)"
_VALUE = re.compile(rf"({_NUMBER})\s*(\S.*)?")
_ANCHOR = re.compile(
    r"(?:the\s+)?(baseline|stable|control|previous|pre-deploy(?:ment)?|current)(?:\s+(?:value|version|level|baseline))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(rf"\s*([+\-*×x±−–])\s*({_NUMBER})\s*(\S.*)?", re.IGNORECASE)
_FACTOR = re.compile(rf"({_NUMBER})\s*(?:x|×|times|\*)\s*(?:the\s+)?(baseline|stable)\b.*", re.IGNORECASE)
_STABLE = {"stable", "control"}


def read_value(text: str) -> Value | None:
    """Read a number with its unit; None where the text is anything else."""
    match = _VALUE.fullmatch(text.strip())
    if not match:
        return None
    unit = read_unit(match[2] or "")
    number = _number(match[1])
    return Value(number, unit) if unit is not None and number is not None else None


def _number(text: str) -> Decimal | None:
    """Read `1,000` as a thousand and `0,5` as a half, as people write them."""
    if re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return Decimal(text.replace(",", ""))
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def read_bound(text: str) -> Absolute | Relative | None:
    """Read a bound of either form; None where the text is anything else."""
    value = read_value(text)
    if value is not None:
        return None if value.unit in {"pp", "x"} else Absolute(value)
    factor = _FACTOR.fullmatch(text.strip())
    if factor:
        number = _number(factor[1])
        return Relative(_anchor(factor[2]), "*", Value(number)) if number is not None else None
    anchor = _ANCHOR.match(text.strip())
    return _relative(_anchor(anchor[1]), text.strip()[anchor.end() :]) if anchor else None


def _anchor(word: str) -> Anchor:
    return Anchor.STABLE if word.lower() in _STABLE else Anchor.BASELINE


def _relative(anchor: Anchor, rest: str) -> Relative | None:
    if not rest.strip():
        return Relative(anchor)
    match = _OFFSET.fullmatch(rest)
    value = read_value(f"{match[2]} {match[3] or ''}") if match else None
    if match is None or value is None or value.number < 0:
        return None
    sign = "*" if match[1] in "*×xX" else "-" if match[1] in "-−–" else "+" if match[1] == "+" else ""
    if not sign or ((sign == "*") != (value.unit in {"", "x"}) and value.unit in {"", "x"}):
        return None
    return Relative(anchor, sign, Value(value.number) if sign == "*" else value)


def unfit(bound: Absolute | Relative, kind: Kind) -> str:
    """Say what is wrong with a bound for this kind of metric; empty where nothing is."""
    value = bound.value
    if value is None:
        return ""
    if isinstance(bound, Relative):
        return "points are for ratios only" if value.unit == "pp" and kind is Kind.TIME else ""
    if kind is Kind.RATIO and not value.unit and value.number != 0:
        return "a rate needs its unit"
    if kind is Kind.TIME and not value.unit and value.number != 0:
        return "a time needs its unit"
    if kind is Kind.TIME and value.unit == "%":
        return "a time is no percentage"
    if value.unit == "%" and kind is Kind.RATIO and not 0 <= value.number <= 100:
        return "a rate lies between 0% and 100%"
    return "a bound is not negative" if value.number < 0 else ""
