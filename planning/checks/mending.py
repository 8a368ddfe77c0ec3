"""Puts lines right that hold a measure among other words: table rows, several clauses, bounds in parentheses."""

import re
from collections.abc import Iterator

from planning.checks.measure import metric_of, read_measure
from planning.checks.model import Measure
from planning.checks.units import read_unit
from planning.checks.words import OPERATOR

_CLAUSES = re.compile(
    r"\s+(?:and|or|but|&|y|e|o|ou|aber|und)\s+|[;,]\s+|\s+[–—]\s+|\.\s+|→|->|⇒",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\s+\|\s+")
_PARENTHESES = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_BOUND_FIRST = re.compile(rf"(?:{OPERATOR.pattern})\s*\d|\d[\d.,]*\s?%?\+|0\s", re.IGNORECASE)
_NUMBER_AND_NOUN = re.compile(
    rf"(?P<op>{re.sub(r'[?]P<op[0-9]+>', '?:', OPERATOR.pattern)})?\s*(?P<number>\d[\d.,]*\+?)\s+(?P<noun>[^\W\d_].*)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<metric>.*\w)\s+(?P<bound>(?:[<>≤≥]=?\s*)?\d[\d.,]*\s?%\+?)\s+(?P<of>of\s+\S.*)")
_AFTER_WINDOW = re.compile(
    r"(.*\b(?:over|within|for|in)\s+\d+\s?[a-z]+)\s+(?:of|after|from|since)\s+(\w[\w ]{0,40})", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(?<![\w.])(\d{1,4})\s?/\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w.%/])(?:\s+(?!for\b|over\b|in\b|per\b)[^\W\d_]+)?"
)
_SHOULD = re.compile(r"(?P<metric>[^()]*\w)\s*\((?:(?:should|must) be\s+)?(?P<bound>\d[\d.,]*\s?%)\)")
_AROUND = re.compile(
    r"(?P<metric>.*\w)\s+(?:\w+\s+)?within\s+(?:±\s?)?(?P<offset>\d[\d.,]*\s?(?:%|pp|ms|s))\s+of\s+(?:the\s+)?(?P<anchor>baseline|stable|normal|current)\b.*",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"(?:no|zero)\s+(?P<metric>\w*_\w+(?:\{[^{}]*\})?(?:\s+(?!across|in|on|for|over|within|during|by|from)[^\W\d_]+){0,2})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_PER = re.compile(r"/(?:s|sec|min|minute|hour|h|day)$")
_SHOWS = re.compile(r"\s(shows?|reports?|has|have|lists?|counts?|logs?)\s", re.IGNORECASE)
_HIGHER = re.compile(
    r"success|conversion|availab|uptime|hit|throughput|coverage|completion|apdex|crash-free", re.IGNORECASE
)
_EMPHASIS = re.compile(r"\*\*|__(?!\w)|(?<!\w)__")
_MOST = 16
"""Pieces of one line that are tried."""


def mend(text: str) -> Measure | None:
    """Find the first measure in a line that says more, less orderly, than one; numbers are never made up."""
    tries = (
        measure
        for piece in _bounded(_rewritings(_EMPHASIS.sub("", text)))
        if isinstance(measure := read_measure(piece), Measure)
    )
    return next(tries, None)


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    for _, piece in zip(range(4 * _MOST), pieces, strict=False):
        if piece.strip():
            yield piece.strip()


def _rewritings(text: str) -> Iterator[str]:
    cells = [cell.strip() for cell in _CELLS.split(text)][:_MOST]
    if len(cells) > 1:
        yield from _row(cells)
    for cell in cells:
        yield from _reworded(cell)
    for cell in cells:
        for clause in _CLAUSES.split(cell)[:_MOST]:
            yield clause
            yield from _reworded(clause)
            yield from re.split(r"[()]", clause)[:4]
            yield clause.rpartition(": ")[2]


def _row(cells: list[str]) -> Iterator[str]:
    """Read a table's row: a cell that is a measure, else the first cell's metric with the last bound."""
    yield from (cell for cell in cells if not _BOUND_FIRST.match(cell))
    name = metric_of(cells[0]) or metric_of(cells[0].partition("(")[0])
    for cell in reversed(cells[1:]):
        if name and _BOUND_FIRST.match(cell):
            for clause in (_shortened(cell), cell, _CLAUSES.split(cell)[0]):
                yield f"{name} {clause}"
                yield _as_percent(f"{name} {clause}")
                yield _noun_to_name(name, clause)


def _shortened(cell: str) -> str:
    """Cut what follows from the first clause, but keep the window that the whole cell ends with."""
    first = _CLAUSES.split(cell)[0]
    window = re.search(r"\s(?:for|over)\s+\d+\s?[a-z]+$", cell, re.IGNORECASE)
    return first + (window[0] if window and not first.endswith(window[0]) else "")


def _reworded(cell: str) -> Iterator[str]:
    inside = _PARENTHESES.fullmatch(cell)
    if inside:
        yield f"{inside[1].strip()} {inside[2].strip()} {inside[3].strip()}"
        yield _noun_to_name(metric_of(inside[1]), inside[2].strip())
    yield _as_percent(cell)
    for shape in (_share, _should, _after_window, _around, _none_of, _shows):
        yield shape(cell)


def _noun_to_name(name: str, bound: str) -> str:
    """Put `> 2 confirmed cases` behind its heading as `Data loss reports (confirmed cases) > 2`."""
    match = _NUMBER_AND_NOUN.fullmatch(bound)
    if not match or not name or read_unit(match["noun"].split()[0]) is not None:
        return ""
    number = match["number"].rstrip("+")
    op = match["op"] or (">=" if match["number"] != number else "==" if number == "0" else "")
    per = _PER.search(match["noun"])
    noun = match["noun"][: per.start()] if per else match["noun"]
    return f"{name} ({noun}) {op} {number}{per[0] if per else ''}" if op else ""


def _as_percent(text: str) -> str:
    """Write `1 / 1,000 messages` and `4/5` as the share that they are."""
    match = _FRACTION.search(text)
    of = int(match[2].replace(",", "")) if match else 0
    if not match or not of or int(match[1]) > of:
        return ""
    share = f"{100 * int(match[1]) / of:.6f}".rstrip("0").rstrip(".")
    tail = re.match(r"\s*(?:\w+\s+){0,5}?((?:for|over)\s+\d.*)|.*", text[match.end() :])
    return f"{text[: match.start()]}{share}% {(tail[1] or '') if tail else ''}"


def _share(text: str) -> str:
    match = _SHARE.fullmatch(text)
    if not match:
        return ""
    op = "" if match["bound"][0] in "<>≤≥" else ">= " if match["bound"].endswith("+") else ""
    bound = match["bound"].rstrip("+")
    metric = re.sub(r"\s+(?:from|affecting|by|in|for|hits|affects)$", "", match["metric"])
    return f"{metric} (share {match['of']}) {op}{bound}" if op or bound[0] in "<>≤≥" else ""


def _should(text: str) -> str:
    match = _SHOULD.fullmatch(text)
    return f"{match['metric'].strip('* ')} == {match['bound']}" if match else ""


def _after_window(text: str) -> str:
    match = _AFTER_WINDOW.fullmatch(text)
    return match[1] if match else ""


def _around(text: str) -> str:
    """Read `within 10% of baseline` on the side that hurts."""
    match = _AROUND.fullmatch(text)
    if not match:
        return ""
    anchor = "stable" if match["anchor"].lower() == "stable" else "baseline"
    side = ">= {} - {}" if _HIGHER.search(match["metric"]) else "<= {} + {}"
    return f"{match['metric']} {side.format(anchor, match['offset'])}"


def _none_of(text: str) -> str:
    """Read `No jobs_failed_total increments`: a counter by its name can be counted, other things by nobody."""
    match = _NONE_OF.fullmatch(text)
    if not match:
        return ""
    window = re.search(r"\s(?:for|over|within|in)\s+\d+\s?[a-z]+$", match["rest"], re.IGNORECASE)
    return f"{match['metric']} == 0{window[0] if window else ''}"


def _shows(text: str) -> str:
    """Read `api_build_info shows ≥ 3 hosts` as a count under its heading."""
    head, verb, tail = _partition(text)
    return _noun_to_name(metric_of(head), tail) if verb else ""


def _partition(text: str) -> tuple[str, str, str]:
    match = _SHOWS.search(text)
    return (text[: match.start()], match[1], text[match.end() :]) if match else (text, "", "")
