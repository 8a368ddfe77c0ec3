"""A criterion as a limit on a share of failures, whichever way round it is written."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from planning.checks import Absolute, Anchor, Baseline, Kind, Measure, Op, Relative
from planning.checks.model import subject_of
from planning.sizing.comparison import Comparison

_PERCENTILE = re.compile(r"\bp(\d{2})(?:\.?(\d{1,3}))?\b", re.IGNORECASE)

_SLOW = re.compile(r"\b(?:latency|response times?|duration|time)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShareLimit:
    """At which share of failures a criterion stops the release."""

    limit: Fraction | Comparison
    inclusive: bool
    """Whether the limit itself still passes."""
    rises: bool
    """Whether the metric counts failures; False where it counts successes."""
    subject: str
    """Whose value of today is needed, spelt as `Baseline.subject` spells it."""
    name: str
    """The same as people write it."""
    percentile: bool = False
    """Whether it is a percentile's share of what is slower."""


def share_limit(measure: Measure, today: Fraction | None = None) -> ShareLimit | None:
    """Read a criterion as a limit on a share; None for what is no share, or where `today` is needed and None.

    `today` is the metric's value of today, as the metric counts it. A percentile is the share of what is slower:
    `p99 latency <= 400ms` allows 1% above 400ms.
    """
    if measure.op in {Op.EQ, Op.NE}:
        return None
    if measure.kind is Kind.TIME:
        return _percentile(measure)
    if measure.kind is not Kind.RATIO:
        return None
    rises, inclusive = measure.op.from_above, measure.op in {Op.LE, Op.GE}
    limit = _limit(measure.bound, today, rises=rises, inclusive=inclusive)
    return None if limit is None else ShareLimit(limit, inclusive, rises, measure.subject, measure.metric)


def failures(value: Fraction, limit: ShareLimit) -> Fraction:
    """Give the share of failures that a value of the metric means."""
    return value if limit.rises else 1 - value


def value_of(baselines: tuple[object, ...], subject: str) -> Fraction | None:
    """Find what is recorded of a metric as a share from 0 to 1."""
    found = (b for b in baselines if isinstance(b, Baseline) and b.subject == subject and b.value.unit == "%")
    return next((value.value.scaled for value in found), None)


def _limit(
    bound: Absolute | Relative, today: Fraction | None, *, rises: bool, inclusive: bool
) -> Fraction | Comparison | None:
    if isinstance(bound, Absolute):
        value = bound.value.scaled if bound.value.unit == "%" else None
        return None if value is None else value if rises else 1 - value
    factor, points = _line(bound)
    if bound.anchor is Anchor.STABLE:
        return Comparison(factor, points if rises else 1 - factor - points, inclusive)
    if today is None:
        return None
    value = factor * today + points
    return value if rises else 1 - value


def _line(bound: Relative) -> tuple[Fraction, Fraction]:
    """Give factor and points: the bound is anchor * factor + points."""
    if bound.value is None:
        return Fraction(1), Fraction(0)
    number = bound.value.scaled
    if bound.sign == "*":
        return number, Fraction(0)
    signed = -number if bound.sign == "-" else number
    return (1 + signed, Fraction(0)) if bound.value.unit == "%" else (Fraction(1), signed)


def _percentile(measure: Measure) -> ShareLimit | None:
    found = _PERCENTILE.search(measure.metric)
    if not found or not isinstance(measure.bound, Absolute) or not measure.op.from_above:
        return None
    digits = found[1] + (found[2] or "")
    allowed = 1 - Fraction(int(digits), 10 ** len(digits))
    of = " ".join(_SLOW.sub("", _PERCENTILE.sub("", measure.metric)).split())
    name = f"{of} requests over {measure.bound}".strip()
    return ShareLimit(allowed, inclusive=True, rises=True, subject=subject_of(name), name=name, percentile=True)


def of_all_requests(limit: ShareLimit) -> ShareLimit:
    """Give a percentile's share as it is recorded of all requests: `requests over 400ms`."""
    name = limit.name[limit.name.rindex("requests over ") :]
    return replace(limit, subject=subject_of(name), name=name)
