"""What a measure is about, by meaning and on one scale, so that two spellings of one metric can be compared."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planning.checks import Absolute, Kind, Measure, Op, Relative
from planning.checks.model import subject_of
from planning.checks.units import SHARE_UNITS, TIME_UNITS
from planning.requirements.figures import folded
from planning.requirements.metrics import FAILURE, PERCENTILE, SUCCESS, specific_words
from planning.sizing.events import singular

_METHODS = frozenset({"get", "head", "post", "put", "patch", "delete"})
_UNITS = {Kind.RATIO: "%", Kind.TIME: "s", Kind.COUNT: ""}
_QUANTILE = re.compile(r"quantile\W{0,3}0?\.(\d{2,4})", re.IGNORECASE)
_GENERAL = frozenset({"the", "a", "of", "total", "count", "number"})
_MOST = re.compile(r"\bmax(?:imum)?\b", re.IGNORECASE)


class Family(StrEnum):
    """What sort of figure it is."""

    LATENCY = "latency"
    FAILURES = "failures"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Gauge:
    """A metric by its meaning: `p99 latency`, `99th percentile response time` and `P99` are one."""

    family: Family
    percentile: Fraction | None
    """Of a latency; None where nobody says which."""
    of: frozenset[str]
    """The part of the service that it is of; empty for all of it."""
    methods: frozenset[str]
    """HTTP methods; empty for all of them."""


def gauge_of(metric: str, unit: str) -> Gauge | None:
    """Give what a metric of values in this unit is about; None for sizes and rates in time."""
    if not unit:
        return Gauge(Family.COUNT, None, _counted(metric), frozenset())
    name = folded(metric)
    family = _family(name, unit)
    if family is None:
        return None
    words = specific_words(_QUANTILE.sub(" ", name))
    return Gauge(family, _percentile(name) if family is Family.LATENCY else None, words - _METHODS, words & _METHODS)


def _family(name: str, unit: str) -> Family | None:
    if unit in TIME_UNITS:
        return Family.LATENCY
    if unit not in SHARE_UNITS:
        return None
    return Family.FAILURES if SUCCESS.search(name) or FAILURE.search(name) else Family.SHARE


def _counted(metric: str) -> frozenset[str]:
    """Every word of a count says what is counted, `failed` too."""
    return frozenset(singular(word) for word in subject_of(metric).split()) - _GENERAL


def _percentile(name: str) -> Fraction | None:
    if _MOST.search(name):
        return Fraction(1)
    found = PERCENTILE.search(name) or _QUANTILE.search(name)
    if not found:
        return None
    digits = found[1].replace(".", "")
    return Fraction(int(digits), 10 ** len(digits))


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a gauge: failures as a share of 1, latencies in seconds, counts in whole numbers."""

    gauge: Gauge
    most: bool
    """Whether the bound is the most that is allowed; an availability of 99.9% is a failure rate of at most 0.1%."""
    bound: Fraction


def limit_of(measure: Measure, today: Fraction | None = None) -> Limit | None:
    """Put a measure on the scale of its gauge; `today` is the metric's value in base units, for bounds that start there."""
    level, gauge = level_of(measure.bound, today), gauge_of_measure(measure)
    if level is None or gauge is None or measure.op is Op.NE:
        return None
    most = measure.op.from_above or measure.op is Op.EQ
    if gauge.family is Family.FAILURES and SUCCESS.search(measure.metric) and not FAILURE.search(measure.metric):
        return Limit(gauge, not most or measure.op is Op.EQ, 1 - level)
    if gauge.family is Family.COUNT:  # fewer than 5 is at most 4
        level += {Op.LT: -1, Op.GT: 1}.get(measure.op, 0)
    return Limit(gauge, most, level)


def gauge_of_measure(measure: Measure) -> Gauge | None:
    """Give what a measure is about; a bound against today, and a bare zero, have the unit of the metric."""
    given = measure.bound.value.unit if isinstance(measure.bound, Absolute) else ""
    return gauge_of(measure.metric, given or _UNITS[measure.kind])


def level_of(bound: Absolute | Relative, today: Fraction | None) -> Fraction | None:
    """Give a bound in base units; None where it starts from a value that nobody recorded."""
    if isinstance(bound, Absolute):
        return bound.value.scaled
    if today is None or bound.value is None:
        return today
    number = bound.value.scaled
    if bound.sign == "*":
        return today * number
    step = today * number if bound.value.unit == "%" else number
    return today - step if bound.sign == "-" else today + step
