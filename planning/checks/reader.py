"""Reads a check line, whoever wrote it: total, forgiving in words, strict in meaning."""

import re
from functools import lru_cache

from planning.checks.command import looks_like_command
from planning.checks.examples import example_for
from planning.checks.measure import read_measure
from planning.checks.mending import mend
from planning.checks.model import Check, Judged, Measure, Unclear
from planning.checks.probe import read_probe
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import Span, code_span, read_spans
from planning.text.secrets import without_secrets

_JUDGED = re.compile(r"judged by\s*:?\s+([^:]+?)\s*:\s*(\S[\s\S]*)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NAME = re.compile(r"[^\W\d]\w*(?:[.:-]\w+)*(?:\{[^{}]*\})?|/[\w./{}:-]*|v\d[\w.]*")
"""A code span that only names something: a metric with its labels, a route, a version."""
_ADDRESS = re.compile(r"https?://[^\s`<>]*[^\s`<>.,;:]")
_LONGEST = 4000
"""Characters of a line that are looked at; a longer one is no check."""


@lru_cache(maxsize=4096)
def read_check(source: str) -> Check:
    """Read one line of Markdown, from a document or an argument; never raises.

    A lone code span is a measure and must parse; a probe says what it expects; a judged line names who looks.
    Anything else is Unclear, with the line put right where that can be computed, else with an example that says so.
    """
    line = prose(source)
    if len(line) > _LONGEST:
        return _unclear(line, "is far too long for a check")
    judged = _JUDGED.fullmatch(line)
    if judged:
        return Judged(prose(judged[1]), prose(judged[2]))
    spans = read_spans(line)
    found = _measured(line, spans)
    return _kept(line, found or read_probe(_addressed(line, spans)) or _mended(line, spans))


def _addressed(line: str, spans: tuple[Span, ...]) -> str:
    """Put a bare address into backticks, as it stands in `https://host/version returns 2.4.0`."""
    if any(span.code for span in spans):
        return line
    return _ADDRESS.sub(lambda found: code_span(found[0]), line, count=1)


def _measured(line: str, spans: tuple[Span, ...]) -> Measure | Unclear | None:
    """Read the words of a line that is one code span, has none, or only names things in them."""
    if len(spans) > 1 and not all(_NAME.fullmatch(span.text) for span in spans if span.code):
        return None
    words = _words(spans)
    found = read_measure(words)
    lone = len(spans) == 1 and looks_like_command(words)
    return None if isinstance(found, Unclear) and (lone or "`" in line[1:-1]) else found


def _words(spans: tuple[Span, ...]) -> str:
    """Give what a reader sees: no backticks, no escapes."""
    return one_line("".join(span.text if span.code else _ESCAPED.sub(r"\1", span.text) for span in spans))


def _kept(line: str, found: Check) -> Check:
    """An unclear line keeps its own words, backticks included; a fix that is no reading of them says so."""
    if not isinstance(found, Unclear):
        return found
    fix = found.fix if found.corrected else f"for example: {found.fix.removeprefix('for example: ')}"
    return Unclear(line, found.problem, fix, found.corrected)


def _mended(line: str, spans: tuple[Span, ...]) -> Unclear:
    pieces = [one_line(span.text) for span in spans if span.code and not _NAME.fullmatch(span.text)]
    measure = next((m for text in (*pieces[:8], _words(spans)) if (m := _measure_in(text))), None)
    if measure:
        shown = f"{_short(line)!r} says more than its measure: one line holds one check"
        return Unclear(line, shown, str(measure), corrected=True)
    return _unclear(line, f"{_short(line)!r} holds no metric with a bound, and no command with a result")


def _measure_in(text: str) -> Measure | None:
    found = read_measure(text)
    return found if isinstance(found, Measure) else mend(text)


def _short(line: str) -> str:
    line = without_secrets(line)  # before it is cut: half a secret looks like none
    return line if len(line) <= 80 else f"{line[:77]}..."


def _unclear(line: str, problem: str) -> Unclear:
    return Unclear(line, problem, f"for example: {example_for(line)}")
