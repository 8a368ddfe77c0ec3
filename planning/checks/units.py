"""Units of measures: how people write them, their one spelling, and what sort of number a metric is."""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What sort of number a metric is."""

    RATIO = "ratio"
    TIME = "time"
    COUNT = "count"


SLOWER = r"\b(?:over|above|slower than|longer than)\s+\d{1,6}(?:\.\d{1,3})?\s?m?s\b"
"""What makes `requests over 400ms` the share of slow ones."""
_PERCENTILE = re.compile(r"\bp\d{2,3}(?:\.\d+)?\b|\bpercentile\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:latency|latencies|response times?|durations?|time to|run ?time|lag|delay|age|ttfb|lcp|inp|fcp|start-?up time)\b"
    r"|\btime$",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:rates?|ratio|percentage|share|availability|conversion|utili[sz]ation|saturation|coverage|tasa|taxa)\b"
    rf"|{SLOWER}",
    re.IGNORECASE,
)
_NO_RATIO = re.compile(r"\bburn rate\b|\b(?:request|arrival|frame|sample|bit|sampling) rate\b", re.IGNORECASE)


def kind_of(metric: str) -> Kind:
    """Tell what sort of number a metric is, by its name; a plain count where nothing else shows."""
    if _TIME.search(metric) or _PERCENTILE.search(metric):
        return Kind.TIME
    return Kind.RATIO if _RATIO.search(metric) and not _NO_RATIO.search(metric) else Kind.COUNT


TIME_UNITS = {"us", "ms", "s", "m", "h", "d"}
RATE_UNITS = {"/s", "/m", "/h", "/d"}
SIZE_UNITS = {"B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"}
SHARE_UNITS = {"%", "pp"}
KNOWN = TIME_UNITS | RATE_UNITS | SIZE_UNITS | SHARE_UNITS | {"x", ""}

_SPELLINGS = {
    "percent": "%", "per cent": "%", "％": "%", "percentage points": "pp", "percentage point": "pp",
    "points": "pp", "p.p.": "pp", "µs": "us", "μs": "us", "microseconds": "us",
    "msec": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms",
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "segundos": "s",
    "min": "m", "mins": "m", "minute": "m", "minutes": "m", "minutos": "m",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d",
    "rps": "/s", "qps": "/s", "req/s": "/s", "requests/s": "/s", "per second": "/s", "/sec": "/s", "/second": "/s",
    "/min": "/m", "/minute": "/m", "per minute": "/m", "rpm": "/m", "/hour": "/h", "per hour": "/h",
    "/day": "/d", "per day": "/d", "times": "x", "×": "x",
    "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "kib": "KiB", "mib": "MiB", "gib": "GiB", "tib": "TiB",
    "bytes": "B", "byte": "B",
}  # fmt: skip
_SCALE = {
    "%": Fraction("0.01"), "pp": Fraction("0.01"), "us": Fraction("0.000001"), "ms": Fraction("0.001"),
    "m": Fraction(60), "h": Fraction(3600), "d": Fraction(86400),
    "/m": Fraction(1, 60), "/h": Fraction(1, 3600), "/d": Fraction(1, 86400),
    "KB": Fraction(10**3), "MB": Fraction(10**6), "GB": Fraction(10**9), "TB": Fraction(10**12),
    "KiB": Fraction(2**10), "MiB": Fraction(2**20), "GiB": Fraction(2**30), "TiB": Fraction(2**40),
}  # fmt: skip


def read_unit(text: str) -> str | None:
    """Give the one spelling of a unit; None where it is none that we know."""
    bare = text.strip()
    if bare in KNOWN:
        return bare
    return _SPELLINGS.get(bare.lower())


def scaled(number: Decimal, unit: str) -> Fraction:
    """Give a number in base units: shares of 1, seconds, bytes, events per second."""
    return Fraction(number) * _SCALE.get(unit, Fraction(1))
