"""Which way of a metric is good news, where its name alone decides it."""

import re
from enum import StrEnum

from planning.checks.model import Measure, Op
from planning.checks.units import Kind, kind_of


class Good(StrEnum):
    """Which values are good news."""

    LOW = "low"
    HIGH = "high"


_LOW = re.compile(
    r"\b(?:errors?|failures?|failed|5xx|latenc(?:y|ies)|time-?outs?|exceptions?|crash(?:es)?|response times?)\b"
    r"|\bp\d{2,3}(?:\.\d+)?\b",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"\b(?:success(?:es|ful)?|succeeded|availability|uptime|(?:crash|error|failure)[- ]free)\b", re.IGNORECASE
)
_FREE = re.compile(r"\b(?:crash|error|failure)[- ]free\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"budget|remaining|recover|handled|caught|detect|fixed|resolved|between|under|within|below|faster|complian|attain"
    r"|reduc|improv|saved|saving|meeting|match|expected|injected|test|throughput|replayed|retried",
    re.IGNORECASE,
)
"""Words that turn a name round or take its meaning away: errors detected, latency within its target."""


def good_of(metric: str) -> Good | None:
    """Tell which values of a metric are good news; None where its name does not decide it.

    Names that hold words of both sorts decide nothing, but for times: the latency of successful requests is a latency.
    """
    name = metric.replace("_", " ")
    if _UNSURE.search(name):
        return None
    high, low = bool(_HIGH.search(name)), bool(_LOW.search(_FREE.sub("", name)))
    if low and (not high or kind_of(name) is Kind.TIME):
        return Good.LOW
    return Good.HIGH if high and not low else None


def asks_for(measure: Measure) -> Good | None:
    """Tell which values a line holds for; None where it names one value, or only asks that there be any."""
    if measure.op in {Op.EQ, Op.NE}:
        return None
    if measure.op.from_above:
        return Good.LOW
    any_at_all = measure.kind is Kind.COUNT and measure.bound.value is not None and measure.bound.value.number <= 1
    return None if any_at_all else Good.HIGH
