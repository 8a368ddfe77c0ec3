"""Numbers that cannot be meant: a fraction written as a percentage, no traffic at all, more than everything."""

import re
from decimal import Decimal

from planning.checks.direction import Good, good_of
from planning.checks.model import Value
from planning.checks.units import RATE_UNITS, Kind, kind_of
from planning.markdown.spans import code_span

_TRAFFIC = re.compile(
    r"\b(?:requests?|traffic|rps|qps|calls?|hits?|visits?|log-?ins?|sign-?(?:ups?|ins?)|checkouts?|orders?|payments?"
    r"|users?|sessions?|page ?views?)\b",
    re.IGNORECASE,
)
_OVERLOADED = re.compile(r"utili[sz]ation|saturation", re.IGNORECASE)
"""Shares of one core or one disk: several are more than all."""
_MOST_FAIL = Decimal(90)


def percentage_of(metric: str, value: Value) -> Value | None:
    """Give the percentage where a fraction was written as one: `availability 0.999%` is 99.9%.

    Only of what is good when high, and at most 1%: no success rate and no availability is as low as that.
    """
    fraction = value.unit == "%" and 0 < value.number <= 1 and kind_of(metric) is Kind.RATIO
    return Value(value.number * 100, "%") if fraction and good_of(metric) is Good.HIGH else None


def doubt(metric: str, value: Value) -> tuple[str, str] | None:
    """Say why a value of today cannot be meant, with a line that passes; None where it can."""
    shown = f"{metric} {value}"
    ratio = kind_of(metric) is Kind.RATIO
    if value.number < 0:
        return f"{shown!r} is negative", f"for example: {code_span(f'{metric} {Value(-value.number, value.unit)}')}"
    if value.unit in RATE_UNITS and not value.number and _TRAFFIC.search(metric) and good_of(metric) is not Good.LOW:
        usual = code_span(f"{metric} 120{value.unit}")
        return f"{shown!r} is no traffic: a release that nobody uses shows nothing", f"give a usual hour: {usual}"
    like = code_span(f"{metric} {'98%' if good_of(metric) is Good.HIGH else '0.4%'} over 7d")
    if ratio and not value.unit and value.number:
        return f"{shown!r}: a rate needs its unit", f"for example: {like}"
    if ratio and value.unit == "%" and value.number > 100 and not _OVERLOADED.search(metric):
        return f"{shown!r}: a rate lies between 0% and 100%", f"for example: {like}"
    meant = percentage_of(metric, value)
    if meant:
        return f"{shown!r} is a fraction written as a percentage", code_span(f"{metric} {meant}")
    return _most_fail(metric, value) if ratio and value.unit == "%" else None


def _most_fail(metric: str, value: Value) -> tuple[str, str] | None:
    if value.number < _MOST_FAIL or good_of(metric) is not Good.LOW:
        return None
    fail = code_span(f"{metric} {Value(100 - value.number, '%')}")
    return (
        f"'{metric} {value}' says that {value} fail; that is what succeeds",
        f"{fail}, or {code_span(f'success rate {value}')}",
    )
