"""The criteria that a phrase becomes: `95% of requests within 350 ms`, `p95 < 220 ms, p99 < 600 ms`, `error rate | < 1%`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from planning.checks import Absolute, Measure, Op, Value, read_check
from planning.checks.bound import read_value
from planning.checks.units import TIME_UNITS
from planning.requirements.figures import Figure, figure_in, folded, windowed
from planning.requirements.metrics import FAILURE, LATENCY, PERCENTILE, SUCCESS, metric_name, names_share
from planning.sizing.events import singular

_I = re.IGNORECASE
_CLAUSES = re.compile(r"\s*(?:[,;/]|\band\b|\by\b|\be\b)\s*(?=p\d{2})|\s*[,;]\s+|\s+and\s+", _I)
_MOST = 12
"""Clauses of a phrase that are read."""
_MODAL = r"(?:\s+(?:must|should|shall|may|will|can|are|is|do|does|be|to|get|need|not))*"
_SHARE_OF = r"(?P<op>.*?)\b(?P<share>\d[\d.,]*)\s?(?:%|percent)\s+of\s+(?:all\s+|the\s+)?(?P<who>[^,;:<>]{3,60}?)"
_IN_TIME = re.compile(
    _SHARE_OF + _MODAL + r"(?:\s+(?:answered|completed?|served|respond(?:ed)?|finish(?:ed)?|return(?:ed)?|processed|delivered|handled|take|load))?"
    r"\s+(?P<bound>(?:with)?in\s|under\s|below\s|less than\s|faster than\s|[<≤]).*",
    _I,
)  # fmt: skip
_FAIL = re.compile(_SHARE_OF + _MODAL + r"\s+(?:fail|error|time out|be rejected|result in errors?)\w*\b.*", _I)
_SUCCEED = re.compile(
    _SHARE_OF + _MODAL + r"\s+(?:succeed|successful|complete successfully|return 2xx|delivered|succeeded)\b.*", _I
)
_SUCCESSFUL = re.compile(r"^successful\s+(\w+)$", _I)


def measures_of(about: str, said: str) -> tuple[Measure, ...]:
    """Read the criteria of a phrase, in the order in which they are said."""
    about, clauses = folded(about), _clauses(folded(said))
    named = _SUCCESSFUL.match(about)
    about = f"{singular(named[1])} success rate" if named else about
    return tuple(m for clause in clauses for m in _measure(about, clause))


def _clauses(said: str) -> list[str]:
    """Split where both sides hold a figure of their own: `p95 < 220 ms, error rate < 1%`."""
    clauses: list[str] = []
    for piece in _CLAUSES.split(said, _MOST - 1):
        own = PERCENTILE.search(piece) or LATENCY.search(piece) or names_share(piece)
        if clauses and not (own and figure_in(piece) and figure_in(clauses[-1])):
            clauses[-1] = f"{clauses[-1]}, {piece}"
        else:
            clauses.append(piece)
    return clauses


def _measure(about: str, clause: str) -> Iterator[Measure]:
    text, over = windowed(clause)
    for op, metric, value in _said(about, text):
        measure = Measure(metric, op, Absolute(value), over)
        if is_plausible(measure) and read_check(str(measure)) == measure:
            yield measure


def _said(about: str, text: str) -> Iterator[tuple[Op, str, Value]]:
    shared = next(((form, found) for form in (_FAIL, _SUCCEED, _IN_TIME) if (found := form.match(text))), None)
    if shared:
        yield from _share(*shared)
        return
    figure = figure_in(text)
    if figure is None:
        return
    metric = metric_name(about, figure.before, figure.after, figure.value.unit)
    op = figure.op or _usual(metric, figure)
    if metric and op:
        yield op, metric, figure.value


def _share(form: re.Pattern[str], found: re.Match[str]) -> Iterator[tuple[Op, str, Value]]:
    who = re.sub(r"^(?:requests?|responses?|calls?)$", "", found["who"], flags=_I)
    of = f" of {who}" if who else ""
    if form is _IN_TIME:
        figure, share = figure_in(found[0][found.start("bound") :]), read_value(found["share"])
        if figure and figure.value.unit in TIME_UNITS and share and share.number >= Decimal(50):
            yield figure.op or Op.LE, f"p{share.number.normalize():f} latency{of}", figure.value
        return
    figure = figure_in(f"{found['op']} {found['share']}%")
    if figure:
        usual, name = (Op.LE, "failure rate") if form is _FAIL else (Op.GE, "success rate")
        yield figure.op or usual, f"{name}{of}", figure.value


def _usual(metric: str, figure: Figure) -> Op | None:
    """Which way a bound without a direction is meant: `p95 latency | 250 ms`, `availability | 99.9%`."""
    if figure.value.unit in TIME_UNITS or FAILURE.search(metric):
        return Op.LE
    return Op.GE if SUCCESS.search(metric) or re.search(r"\bhits?\b", metric, _I) else None


def is_plausible(measure: Measure) -> bool:
    """A latency is bounded from above, a success rate from below: what says otherwise is no requirement."""
    if SUCCESS.search(measure.metric):
        return not measure.op.from_above
    timed = isinstance(measure.bound, Absolute) and measure.bound.value.unit in TIME_UNITS
    return measure.op.from_above or not (timed or FAILURE.search(measure.metric))
