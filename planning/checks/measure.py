"""Reads measures: one strict grammar behind a forgiving front."""

import re
from dataclasses import dataclass
from decimal import Decimal

from planning.checks.bound import read_bound, unfit
from planning.checks.model import Absolute, Measure, Op, Relative, Unclear, Value, Version
from planning.checks.units import Kind, kind_of
from planning.checks.words import (
    COUNTABLE,
    LEADS,
    LINKS,
    LINKS_OF_WORDS,
    NOTHING_OF,
    ON,
    OPERATOR,
    OPERATORS,
    UNCOUNTABLE,
    VERBS,
    VERSIONS,
    WINDOW,
)  # fmt: skip
from planning.duration import Duration, read_duration
from planning.markdown.spans import code_span

_LONGEST_METRIC, _MOST_WORDS = 80, 9
_WORD = re.compile(r"[^\W\d_]{2,}|\d[a-z]{2}\b|p\d{2}")
_BROKEN = re.compile(r"[`;!?|]|\.\s|,\s|\\")
_DECORATION = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_OF_METRIC = re.compile(r"(p\d{2,3}(?:\.\d+)?)\s*\(\s*([\w .-]+?)\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What is left of a line when window and version are taken off its end."""

    text: str
    over: Duration | None = None
    on: Version | None = None


def read_measure(text: str) -> Measure | Unclear | None:
    """Read a measure; Unclear where the line means one and is wrong, None where it means none."""
    line = _OF_METRIC.sub(r"\1 \2", _DECORATION.sub("", " ".join(text.split()))).strip(" .,;")
    nothing = _nothing_of(line)
    if nothing:
        return nothing
    tail = _tail(LEADS.sub("", line))
    return _compared(text, tail)


def _tail(line: str) -> _Tail:
    over: Duration | None = None
    on: Version | None = None
    for _ in range(3):
        window, version = WINDOW.search(line), ON.search(line)
        if version and on is None:
            line, on = line[: version.start()], VERSIONS[version[1].lower()]
        elif window and over is None and (length := _length(window[1])):
            line, over = line[: window.start()], length
    return _Tail(line.rstrip(" ,;("), over, on)


def _length(words: str) -> Duration | None:
    length = read_duration(words.replace("-", " "))
    return length or read_duration(f"1 {words}")


def _compared(text: str, tail: _Tail) -> Measure | Unclear | None:
    for match in OPERATOR.finditer(tail.text):
        op = next(op for number, (_, op) in enumerate(OPERATORS) if match[f"op{number}"])
        metric = _metric(tail.text[: match.start()], LINKS_OF_WORDS if match[0][0].isalpha() else LINKS)
        bound = read_bound(tail.text[match.end() :].strip())
        if metric and bound:
            return _fitting(text, Measure(metric, op, bound, tail.over, tail.on))
    return None


def _metric(words: str, links: re.Pattern[str] = LINKS) -> str:
    """Give the name of what is measured; empty where the words name nothing."""
    while (shorter := links.sub("", words)) != words:
        words = shorter
    name = words.strip(" :,-–—\"'")
    sound = _WORD.search(name) and not (_BROKEN.search(name) or VERBS.match(name) or OPERATOR.search(name))
    short = len(name) <= _LONGEST_METRIC and len(name.split()) <= _MOST_WORDS
    return name if sound and short else ""


def _fitting(text: str, measure: Measure) -> Measure | Unclear:
    problem = unfit(measure.bound, measure.kind)
    if not problem:
        return measure
    better = _with_unit(measure)
    shown = str(better) if better else "`http 5xx rate < 0.6%`"
    return Unclear(text, f"{measure.bound}: {problem}", shown, corrected=better is not None)


def _with_unit(measure: Measure) -> Measure | None:
    """Put the unit that is most likely meant: `0.005` of a rate is `0.5%`, `400` of a latency is `400ms`."""
    bound = measure.bound
    if isinstance(bound, Relative) or bound.value.unit or bound.value.number < 0:
        return None
    number = bound.value.number
    value = Value(number, "ms" if number >= 10 else "s")
    if kind_of(measure.metric) is Kind.RATIO:
        value = Value(number * 100 if number <= 1 else number, "%")
    fixed = Measure(measure.metric, measure.op, Absolute(value), measure.over, measure.on)
    return None if unfit(fixed.bound, fixed.kind) else fixed


def _nothing_of(line: str) -> Measure | None:
    """Read `zero failed jobs` as `failed jobs == 0`, where the things can be counted."""
    tail = _tail(LEADS.sub("", line))
    match = NOTHING_OF.fullmatch(tail.text)
    if not match or UNCOUNTABLE.search(match[1]) or not COUNTABLE.search(match[1]):
        return None
    metric = _metric(match[1])
    if not metric:
        return None
    return Measure(metric, Op.EQ, Absolute(Value(Decimal(0))), tail.over, tail.on)


def first_measure(text: str) -> Measure | None:
    """Find the first measure in a line that says more than one thing."""
    for part in re.split(r"\s+(?:and|or|&|y|e)\s+|[;,/]\s+|\s+[–—]\s+|[()]|(?<=\w)\.\s+|→|->", text):
        measure = read_measure(part) if part.strip() else None
        if isinstance(measure, Measure):
            return measure
    return None


def example_for(text: str) -> str:
    """Give a line that passes in the spirit of one that does not: clearly an example."""
    lower = text.lower()
    if re.search(r"latenc|slow|fast|performan|response|speed", lower):
        return code_span("p99 latency <= 400ms over 10m")
    if re.search(r"dashboard|monitor|metric|alert|log", lower):
        return "`make alerts-firing`: expect `0`"
    return code_span("http 5xx rate < 0.6% over 10m")
