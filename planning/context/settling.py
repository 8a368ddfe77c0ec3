"""What a change has to wait for before it shows: a cache's time to live, a job's period, a warm-up."""

import re

from planning.context.statements import Statement
from planning.duration import read_duration

_LENGTH = r"[`*_]{0,2}(\d{1,4}(?:\.\d)?\s?-?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?))\b"
_BETWEEN = r"[`*_]{0,2}(?:\s+(?:is|are|of|for|to|takes|lasts|about|set|after|at|most|a|an)){0,4}\s*[:=]?\s*"
_TTL = re.compile(
    rf"\b(?:ttl|time[- ]to[- ]live|cache (?:period|lifetime|duration|expiry)|cached for|cron(?: job)? (?:runs )?every)\b{_BETWEEN}{_LENGTH}",
    re.IGNORECASE,
)
_WARM = re.compile(rf"\bwarm(?:s|ed)?[- ]?up(?: time| period| phase)?\b{_BETWEEN}{_LENGTH}", re.IGNORECASE)
_LENGTH_FIRST = re.compile(
    rf"{_LENGTH}\s+(?:(?:of|cache|\w+)\s+)?(?P<what>ttl|time[- ]to[- ]live|warm-?up)\b", re.IGNORECASE
)


def settling_in(statement: Statement) -> str:
    """Give what a statement names: `TTL: 10m`, `warm-up: 5m`; empty where it names no length."""
    for name, sign in (("TTL", _TTL), ("warm-up", _WARM)):
        found = sign.search(statement.text)
        if found:
            return _said(name, found[1])
    first = _LENGTH_FIRST.search(statement.text)
    return _said("warm-up" if first["what"].lower().startswith("warm") else "TTL", first[1]) if first else ""


def _said(name: str, length: str) -> str:
    read = read_duration(length.replace("-", " "))
    return f"{name}: {read}" if read and read.seconds else ""
