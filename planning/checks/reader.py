"""Reads a check line, whoever wrote it: total, forgiving in words, strict in meaning."""

import re
from functools import lru_cache

from planning.checks.measure import example_for, first_measure, read_measure
from planning.checks.model import Check, Judged, Measure, Probe, Unclear
from planning.checks.probe import looks_like_command, read_probe
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import Span, read_spans

_JUDGED = re.compile(r"judged by\s*:?\s+([^:]+?)\s*:\s*(\S[\s\S]*)", re.IGNORECASE)
_LONGEST = 4000
"""Characters of a line that are looked at; a longer one is no check."""


@lru_cache(maxsize=4096)
def read_check(source: str) -> Check:
    """Read one line of Markdown, from a document or an argument; never raises.

    A lone code span is a measure and must parse; a probe says what it expects; a judged line names who looks.
    Anything else is Unclear, with the line put right where that can be computed.
    """
    line = prose(source)
    if len(line) > _LONGEST:
        return Unclear(line, "is far too long for a check", example_for(""))
    judged = _JUDGED.fullmatch(line)
    if judged:
        return Judged(prose(judged[1]), prose(judged[2]))
    spans = read_spans(line)
    lone = _lone(spans)
    found: Measure | Probe | Unclear | None = read_measure(lone) if lone else None
    if found is None or (isinstance(found, Unclear) and lone and looks_like_command(lone)):
        found = read_probe(line)
    return _kept(line, found) if found else _unclear(line, spans)


def _lone(spans: tuple[Span, ...]) -> str:
    """Give the words of a line that is one code span, or has none."""
    if len(spans) != 1:
        return ""
    return one_line(spans[0].text)


def _kept(line: str, found: Check) -> Check:
    """An unclear line keeps its own words, backticks included."""
    return Unclear(line, found.problem, found.fix, found.corrected) if isinstance(found, Unclear) else found


def _unclear(line: str, spans: tuple[Span, ...]) -> Unclear:
    words = [one_line(span.text) for span in spans if span.code] + ["".join(span.text for span in spans)]
    measure = next((m for text in words if (m := _measure_in(text))), None)
    if measure:
        return Unclear(line, "says more than its measure: one line holds one check", str(measure), corrected=True)
    shown = line if len(line) <= 80 else f"{line[:77]}..."
    return Unclear(line, f"{shown!r} holds no metric with a bound, and no command with a result", example_for(line))


def _measure_in(text: str) -> Measure | None:
    found = read_measure(text)
    return found if isinstance(found, Measure) else first_measure(text)
