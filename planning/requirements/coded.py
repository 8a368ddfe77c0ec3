"""Requirements that a document writes as measures in code spans: ``No entry is lost: `entry mismatches == 0` ``."""

import re

from planning.checks import Absolute, Kind, Measure, Op, Version, read_check
from planning.duration import Duration
from planning.markdown.spans import Span, code_span, read_spans
from planning.requirements.gauge import limit_of
from planning.requirements.measures import is_plausible
from planning.requirements.metrics import PERCENTILE
from planning.requirements.requirement import Sort
from planning.requirements.sorting import is_apart, is_long, is_once, is_rehearsed, is_resource, sort_of_rest

_LONGEST = 2000
"""Characters of a statement that are read."""
_WEEK = Duration(7 * 86400)
_QUALIFIED = re.compile(r"\s*\(?(?:for|over|on|of|at|in|during|per|within|under|when|across|and)\b|\s*/", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w -]*")
_WORDS = re.compile(r"[\s_-]+")
_NOT_OF_A_SERVICE = re.compile(
    r"exit|return code|status|version|lint|type errors?|vulnerabilit|\bcves?\b|length|depth|retr(?:y|ies)|attempt|timeout|max(?:imum)?\b",
    re.IGNORECASE,
)
"""Counts that a tool or a setting shows, not the running service."""


def coded_measures(text: str) -> tuple[Measure, ...]:
    """Give the measures of a statement's code spans that a stage sees; empty where its words have to be read too.

    Words behind a span may say of what it is (`p99 latency < 300ms` for /checkout): then the whole is one sentence.
    """
    spans = read_spans(text[:_LONGEST])
    whole = "".join(span.text for span in spans)
    found: list[Measure] = []
    for span, after in zip(spans, (*spans[1:], Span("", code=False)), strict=False):
        check = read_check(code_span(span.text.strip())) if span.code and span.text.strip() else None
        if not isinstance(check, Measure) or not isinstance(check.bound, Absolute):
            continue
        if not _is_seen(check, whole) or (not after.code and _QUALIFIED.match(after.text)):
            return ()
        found.append(check)
    return tuple(found)


def _is_seen(measure: Measure, whole: str) -> bool:
    """Whether a stage of the rollout sees it, and it can be compared."""
    if measure.on is Version.STABLE or limit_of(measure) is None or is_rehearsed(whole):
        return False
    long = measure.over is not None and measure.over >= _WEEK
    if long or is_long(whole, short_window=measure.over is not None):
        return False
    if measure.kind is Kind.COUNT and isinstance(measure.bound, Absolute) and not measure.bound.value.unit:
        return _is_count(measure, measure.bound) and is_apart(whole) is not Sort.COVERAGE
    once = is_once(whole) and not PERCENTILE.search(whole)
    none = measure.op is Op.EQ and isinstance(measure.bound, Absolute) and not measure.bound.value.number
    return (none or is_plausible(measure)) and not (is_apart(whole) or is_resource(whole) or once)


def _is_count(measure: Measure, bound: Absolute) -> bool:
    """Whether a whole number bounds events from above: `entry mismatches == 0`, and neither `python <= 3` nor `depth < 5`."""
    number = bound.value.number
    bounded = measure.op is Op.EQ if number == 0 else measure.op.from_above
    if not bounded or number < 0 or number != number.to_integral_value() or not _NAME.fullmatch(measure.metric):
        return False
    named = number == 0 or len(_WORDS.split(measure.metric)) > 1
    apart = is_apart(measure.metric) or is_resource(measure.metric) or _NOT_OF_A_SERVICE.search(measure.metric)
    return named and not apart and sort_of_rest(measure.text, "") is Sort.UNSEEN
