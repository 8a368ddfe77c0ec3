"""Figures in a sentence: a number with its unit, the words around it, the window; percentiles in all their spellings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planning.checks import Op, Value
from planning.checks.bound import read_value
from planning.checks.measure import length_of
from planning.checks.words import OPERATOR, OPERATORS
from planning.duration import Duration

_I = re.IGNORECASE
_ORDINAL = re.compile(r"\b(?:the\s+)?(\d{2}(?:\.\d{1,2})?)(?:th|st|nd|rd)?[- ](?:percentile|percentil)\b(?:\s+of)?", _I)
_ORDINAL_AFTER = re.compile(r"\bpercentile?\s+(\d{2}(?:\.\d{1,2})?)\b", _I)
_FOR_MOST = re.compile(
    r"\b(?:for|in)\s+([5-9]\d(?:\.\d{1,2})?)\s?%\s+of\s+(?:all\s+|the\s+)?(?:requests?|responses?|calls?|cases|time|users)\b",
    _I,
)
_NOT_MORE = re.compile(r"\b(?:not|never) to exceed\b", _I)
_MEDIAN = re.compile(r"\bmedian[ao]?\b", _I)
_SPACED = re.compile(r"\bp[ -]?(\d{2}(?:\.\d{1,2})?)\b", _I)
_LOAD = re.compile(
    r"\s*[(,]?\s*\b(?:under|at|with|up to|for|bei|a|com|con)\s+(?:a\s+|the\s+)?(?:load of\s+|peak (?:load )?(?:of\s+)?|up to\s+)?"
    r"(?:\d[\d.,]*\s?k?\s*(?:rps|qps|tps|req\S*|requests?(?:\s?/\s?\w+|\s+per\s+\w+)?|concurrent\s+\w+|users?|usu[aá]rios\S*)"
    r"|(?:normal|peak|full|nominal|expected)\s+(?:load|traffic))\)?",
    _I,
)
_UNIT = r"ms\b|m(?:illi)?secs?(?:onds?)?\b|milliseconds?\b|milisegundos?\b|[µμ]s\b|us\b|s\b|sec(?:ond)?s?\b|segundos?\b|min(?:ute)?s?\b|minutos?\b|%|percent\b"
_VALUE = re.compile(rf"(?:(?:of|be|to|is|than)\s+)?(?P<number>\d[\d.,]{{0,14}})\s?(?P<unit>{_UNIT})(?!\s?/)", _I)
_MORE = re.compile(r"\s?(?:(\+)|or (?:(more|higher|better|above|greater)|(?:less|lower|fewer|below|faster))\b)", _I)
_LENGTHS = r"minutes?|mins?|m|minutos?|hours?|hrs?|h|horas?|days?|d|d[ií]as?|weeks?"
_WINDOW = re.compile(
    r"[\s,;]*\(?\b(?:measured\s+|averaged\s+|aggregated\s+)?(?:over|for|during|within|in|per|across|durante|por|em|en|each|every)\s+"
    rf"(?:(?:any|the|a|an|each|last|past|rolling|every|uma|un|una)\s+)*(\d{{1,4}}[\s-]?(?:{_LENGTHS})|hour|minute|day|week)\b"
    r"(?:\s+(?:rolling\s+)?(?:windows?|periods?|intervals?|average))?\)?"
    r"|\s*/\s?(?:hour|day)\b",
    _I,
)
_SPANISH = re.compile(r"\bpercentil\b", _I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence with what stands around it."""

    before: str
    op: Op | None
    """None where no word says which way."""
    value: Value
    after: str


def folded(text: str) -> str:
    """Spell every percentile `p99`, and leave out under which load it holds."""
    text = _FOR_MOST.sub(r"(p\1)", _NOT_MORE.sub("at most", text))
    text = _ORDINAL.sub(r"p\1", text)
    text = _ORDINAL_AFTER.sub(r"p\1", text)
    text = _SPACED.sub(r"p\1", _MEDIAN.sub("p50", text))
    return _LOAD.sub("", text)


def windowed(text: str) -> tuple[str, Duration | None]:
    """Take the window off a sentence that holds a figure without it: `over 5 minutes`, `per day`."""
    for found in _WINDOW.finditer(text):
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
        length = length_of((found[1] or found[0].strip(" /")).replace("-", " "))
        if length and _VALUE.search(rest):
            return " ".join(rest.split()), length
    return text, None


def figure_in(text: str) -> Figure | None:
    """Find the first number with a unit of time or a percentage, one behind `below` and its like before others."""
    return next(_figures(text), None)


def _figures(text: str) -> Iterator[Figure]:
    for found in OPERATOR.finditer(text):
        space = len(text[found.end() :]) - len(text[found.end() :].lstrip())
        value = _VALUE.match(text, found.end() + space)
        if value:
            op = next(op for number, (_, op) in enumerate(OPERATORS) if found[f"op{number}"])
            yield from _figure(text[: found.start()], op, value, text[value.end() :])
    values = tuple(_VALUE.finditer(text))
    if len({value["unit"] == "%" for value in values}) == len(values):  # of `200ms → 150ms` nobody knows which is asked
        for value in values:
            yield from _figure(text[: value.start()], None, value, text[value.end() :])


def _figure(before: str, op: Op | None, found: re.Match[str], after: str) -> Iterator[Figure]:
    value = read_value(f"{found['number'].rstrip('.,')}{_unit(found['unit'].lower())}")
    more = _MORE.match(after)
    if more:
        op, after = Op.GE if more[1] or more[2] else Op.LE, after[more.end() :]
    if value:
        yield Figure(before.strip(), None if op in {Op.EQ, Op.NE} else op, value, after.strip())


def _unit(written: str) -> str:
    if written in {"%", "percent"}:
        return "%"
    if written[0] in "µμu":
        return "us"
    return "ms" if written.startswith(("ms", "mil", "mse")) else written[0]
