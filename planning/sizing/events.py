"""What a metric is a share of, and how often that happens: logins for a login rate, requests for a 5xx rate."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

Rates = tuple[tuple[str, Fraction], ...]
"""Names of events and how often they happen in a second."""

_WORD = re.compile(r"/[\w/{}:.-]+|[a-z]{3,}", re.IGNORECASE)
_SLOW = re.compile(r"\b(?:over|above|slower than) \d", re.IGNORECASE)
_OF_REQUESTS = re.compile(r"\bhttp\b|\b[45]xx\b|\brequests?\b|\blatenc|\bresponse|\bstatus\b|\bp\d{2}", re.IGNORECASE)
_REQUESTS = frozenset({"request", "req", "rps", "traffic", "call", "hit"})
_GENERAL = frozenset({
    "rate", "ratio", "share", "error", "errors", "failure", "failures", "failed", "success", "successful", "percentage",
    "http", "latency", "response", "time", "times", "over", "above", "availability", "overall", "server", "service", "api",
    "the", "and", "for", "with", "status", "conversion", "percent", "per", "new", "all", "total", "users", "uptime",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Events:
    """What is counted, and how often it happens."""

    name: str
    per_second: Fraction | None = None
    """None where nobody recorded it."""


def events_of(metric: str, rates: Rates) -> Events:
    """Give the events that a metric is a share of.

    What the metric names itself comes first (`login success rate`: logins), then requests for what is said of HTTP;
    a metric that names its own thing is never counted in requests.
    """
    words = _words(metric)
    named = [Events(name, rate) for name, rate in rates if _words(name) & words]
    if named:
        return named[0]
    own = sorted(words - _GENERAL - _REQUESTS, key=metric.lower().find)
    path = next((word for word in own if word.startswith("/")), "")
    if path:
        return Events(f"requests on {path}")
    if not own or _OF_REQUESTS.search(metric):
        return next((Events(name, rate) for name, rate in rates if _words(name) & _REQUESTS), Events("requests"))
    return Events(plural(" ".join(own)))


def is_slowness(metric: str) -> bool:
    """Whether a metric counts what is too slow, not what fails: `requests over 120ms`."""
    return bool(_SLOW.search(metric))


def singular(word: str) -> str:
    """Give the singular of an English noun, near enough to tell two spellings of one."""
    if word.startswith("/") or len(word) < 4:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return (
        word[:-2]
        if word.endswith(("sses", "shes", "ches", "xes"))
        else word.removesuffix("s")
        if word[-2:] != "ss"
        else word
    )


def plural(name: str) -> str:
    """Give the plural of an English noun, or of the last of several."""
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "sh", "ch", "x")) else f"{name}s"


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return frozenset(singular(word.lower()) for word in _WORD.findall(text)) - {singular(word) for word in _GENERAL}
