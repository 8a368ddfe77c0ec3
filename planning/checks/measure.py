"""Reads measures: one strict grammar behind a forgiving front."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from planning.checks.bound import read_bound, unfit
from planning.checks.counted import Counted, read_counted
from planning.checks.model import Absolute, Anchor, Measure, Op, Relative, Unclear, Value, Version
from planning.checks.plausible import percentage_of
from planning.checks.units import SLOWER, Kind, kind_of
from planning.checks.words import (
    COMPARED,
    DROPS,
    LEADS,
    LINKS,
    LINKS_OF_WORDS,
    ON,
    OPERATOR,
    OPERATORS,
    QUALIFIER,
    RISES,
    VERBS,
    VERSIONS,
    WINDOW,
)  # fmt: skip
from planning.duration import Duration, read_duration

_LONGEST_METRIC, _MOST_WORDS, _LONGEST, _MOST_OPERATORS = 90, 12, 300, 5
_WORD = re.compile(r"[^\W\d_]{2,}|\d[a-z]{2}\b|p\d{2}")
_BROKEN = re.compile(r"[`;!?|]|\.\s|,\s|\\|\d\s*%$|^(?:of|on|in|for|from|to|by|at|with)\b", re.IGNORECASE)
_DECORATION = re.compile(r"\*\*|__(?!\w)|(?<!\w)__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_OF_METRIC = re.compile(r"(p\d{2,3}(?:\.\d+)?)\s?\(\s?([\w .-]{1,60}?)\s?\)", re.IGNORECASE)
_LABELS = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|\"[^\"]*\"")
_SLOWER = re.compile(SLOWER, re.IGNORECASE)
_MARKS = re.compile(r"^[\W_]*(?:✅|❌|🔴|🟢|⚠️?)\s*")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&le;": "≤", "&ge;": "≥"}
_OTHER_UNITS = re.compile(r"\b(?:minutos?|segundos?|horas?|d[ií]as?)\b", re.IGNORECASE)
_CHANGING = {Op.GT, Op.GE}


@dataclass(frozen=True, slots=True)
class _Tail:
    """What is left of a line when window and version are taken off its end."""

    text: str
    over: Duration | None = None
    on: Version | None = None


def read_measure(text: str) -> Measure | Unclear | None:
    """Read a measure; Unclear where the line means one and is wrong, None where it means none."""
    if len(text) > _LONGEST:
        return None
    found = _read(text)
    if isinstance(found, Measure) and found.text != text:
        return found if _read(found.text) == found else None
    return found


def _read(text: str) -> Measure | Unclear | None:
    line = _OF_METRIC.sub(r"\1 \2", _DECORATION.sub("", " ".join(text.split())))
    for entity, sign in _ENTITIES.items():
        line = line.replace(entity, sign)
    tail = _tail(_unled(_MARKS.sub("", line).strip(" .,;")))
    counted = read_counted(tail.text)
    if counted:
        return _counted(text, counted, tail)
    return _compared(text, tail) or _stated(text, tail)


def _unled(line: str) -> str:
    """Take off `roll back if the`."""
    for _ in range(3):
        line = LEADS.sub("", line)
    return line


def _tail(line: str) -> _Tail:
    over: Duration | None = None
    on: Version | None = None
    for _ in range(3):
        window, version = WINDOW.search(line), ON.search(line)
        if version and on is None:
            line, on = line[: version.start()], VERSIONS[version[1].lower()]
        elif window and over is None and (length := length_of(window[1])):
            line, over = line[: window.start()], length
    return _Tail(re.sub(r"\s+sustained$", "", line.rstrip(" ,;(")), over, on)


def length_of(words: str) -> Duration | None:
    """Read the length of a window: `10-minute`, `hour`."""
    words = _OTHER_UNITS.sub(lambda found: found[0][0], words)
    length = read_duration(words.replace("-", " "))
    return length or read_duration(f"1 {words}")


def _compared(text: str, tail: _Tail) -> Measure | Unclear | None:
    masked = _LABELS.sub(lambda found: "x" * len(found[0]), tail.text)
    for match in islice(OPERATOR.finditer(masked), _MOST_OPERATORS):
        op = next(op for number, (_, op) in enumerate(OPERATORS) if match[f"op{number}"])
        words = tail.text[: match.start()]
        found = _bounded(words, op, tail.text[match.end() :].strip(" )"), tail, sign=not match[0][0].isalpha())
        if found:
            return _change(text, words, found) or _fitting(text, found)
    return None


def _bounded(words: str, op: Op, rest: str, tail: _Tail, *, sign: bool) -> Measure | None:
    """Join metric and bound; what stands behind the bound belongs to the metric."""
    metric, bound = metric_of(words, LINKS if sign else LINKS_OF_WORDS), read_bound(rest)
    if metric and bound:
        return Measure(metric, op, bound, tail.over, tail.on)
    qualified = QUALIFIER.fullmatch(rest)
    bound = read_bound(qualified["bound"]) if qualified else None
    if not (metric and qualified and bound) or isinstance(bound, Relative) or COMPARED.search(qualified["words"]):
        return None
    of = qualified["words"].lower().startswith("of ")
    share = of and bound.value.unit == "%" and kind_of(metric) is not Kind.RATIO
    metric = metric_of(f"{metric} (share {qualified['words']})" if share else f"{metric} {qualified['words']}")
    return Measure(metric, op, bound, tail.over, tail.on) if metric else None


def metric_of(words: str, links: re.Pattern[str] = LINKS_OF_WORDS) -> str:
    """Give the name of what is measured; empty where the words name nothing."""
    while (shorter := links.sub("", words[-200:])) != words:
        words = shorter
    name = words.strip(" :,-–—\"'")
    if name.count("(") > name.count(")"):
        name = name.rpartition("(")[0].strip() if name.endswith("(") else f"{name})"
    masked = _SLOWER.sub("x", _LABELS.sub("x", name))
    sound = _WORD.search(name) and not (_BROKEN.search(masked) or VERBS.match(name) or OPERATOR.search(masked))
    short = len(name) <= _LONGEST_METRIC and len(masked.split()) <= _MOST_WORDS
    return name if sound and short and name.count("(") == name.count(")") else ""


def _change(text: str, words: str, measure: Measure) -> Unclear | None:
    """Refuse `error rate increases > 20%`: a change needs what it starts from."""
    bound = measure.bound
    if measure.op not in _CHANGING or isinstance(bound, Relative) or bound.value.unit not in {"%", "pp"}:
        return None
    name, rises = words.rstrip(), RISES.search(words.rstrip())
    change = rises or DROPS.search(name)
    level = re.search(r"\b(?:above|over|exceed|beyond)", text, re.IGNORECASE)
    if not change or (level and rises):
        return None
    offset = Relative(Anchor.BASELINE, "+" if rises else "-", bound.value)
    fixed = replace(measure, metric=metric_of(name[: change.start()]), op=Op.GT if rises else Op.LT, bound=offset)
    shown = f"{change[0].strip()} {measure.op} {bound}"
    return Unclear(text, f"{shown!r} is a change and does not say from what", str(fixed), corrected=True)


def _fitting(text: str, measure: Measure) -> Measure | Unclear:
    problem = unfit(measure.bound, measure.kind)
    if not problem:
        return _no_fraction(text, measure)
    better = _with_unit(measure)
    change = _change(text, better.metric, better) if better else None  # with its unit `rate increase > 1` is one
    shown = change.fix if change else str(better) if better else "`http 5xx rate < 0.6%`"
    return Unclear(text, f"'{measure.op} {measure.bound}': {problem}", shown, corrected=better is not None)


def _no_fraction(text: str, measure: Measure) -> Measure | Unclear:
    """Refuse `availability > 0.999%`: the fraction of 99.9%."""
    meant = percentage_of(measure.metric, measure.bound.value) if isinstance(measure.bound, Absolute) else None
    if meant is None:
        return measure
    fixed = replace(measure, bound=Absolute(meant))
    problem = f"'{measure.op} {measure.bound}': a fraction written as a percentage"
    return Unclear(text, problem, str(fixed), corrected=True)


def _with_unit(measure: Measure) -> Measure | None:
    """Put the unit that is most likely meant: `0.005` of a rate is `0.5%`, `400` of a latency is `400ms`."""
    bound = measure.bound
    if isinstance(bound, Relative) or bound.value.unit or bound.value.number < 0:
        return None
    number = bound.value.number
    value = Value(number, "ms" if number >= 10 else "s")
    if kind_of(measure.metric) is Kind.RATIO:
        value = Value(number * 100 if number <= 1 else number, "%")
    fixed = replace(measure, bound=Absolute(value))
    return None if unfit(fixed.bound, fixed.kind) else fixed


def _counted(text: str, counted: Counted, tail: _Tail) -> Measure | Unclear | None:
    metric = metric_of(LEADS.sub("", counted.noun))
    if not metric:
        return None
    return _fitting(text, Measure(metric, counted.op, Absolute(counted.value), tail.over, tail.on))


_STATED = re.compile(
    r"(?P<metric>.*[^\W\d_)\]}].{0,3}?)[\s:(]\s*(?:(?:should|must) be\s+|(?P<and>and\s+)?)?"
    r"(?P<bound>\d[\d.,]{0,15}\s?(?:%|ms|s|min|h)?)\s?(?P<more>\+|or (?:more|higher|better|above)|or (?:less|lower|fewer|below)|max|min)\)?",
    re.IGNORECASE,
)


def _stated(text: str, tail: _Tail) -> Measure | Unclear | None:
    """Read a bound whose direction stands behind it: `Quality score: 80%+`, `error rate 1% or less`."""
    match = _STATED.fullmatch(tail.text)
    bound = read_bound(match["bound"]) if match else None
    metric = metric_of(match["metric"]) if match else ""
    if not match or not bound or not metric:
        return None
    upper = match["more"].lower().endswith(("less", "lower", "fewer", "below", "max"))
    return _fitting(text, Measure(metric, Op.LE if upper else Op.GE, bound, tail.over, tail.on))
