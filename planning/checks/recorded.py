"""What is recorded before the start: today's values (`http 5xx rate 0.4% over 7d`) and values of release time (`$NAME`)."""

import re
from dataclasses import dataclass
from fractions import Fraction

from planning.checks.bound import read_value
from planning.checks.measure import read_measure
from planning.checks.model import Measure, Unclear, Value, subject_of
from planning.checks.plausible import doubt
from planning.checks.units import RATE_UNITS
from planning.checks.words import LINKS, WINDOW
from planning.duration import Duration, read_duration
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import Span, code_span, read_spans, source_of
from planning.text.secrets import find_secret, without_secrets

_VALUE = re.compile(r"(?P<metric>.*[^\W\d_].*?)\s*(?:[:=]|\bis\b|\bat\b)?\s+(?P<value>[+-]?\d[\d.,]*\s*(?:\S.*)?)")
_HIGHER = re.compile(
    r"success|conversion|availab|uptime|hit|throughput|coverage|healthy|active|completion|apdex",
    re.IGNORECASE,
)
_LONGEST = 300
"""Characters of a value's text; what is longer is prose."""
_QUALIFIED = re.compile(
    r"(?P<value>.*\d\S*) (?P<when>(?:at|on|in|from|during|around|according to|per) [^\d`].*)", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:around|about|roughly|approximately|some)\s+(?=\d)", re.IGNORECASE)
_TRAFFIC = re.compile(r"/s\b|\brps\b|per second|\brequests?\b|\btraffic\b", re.IGNORECASE)
_RECORD = re.compile(r"\$\{?([A-Za-z_]\w*)\}?")
_UNSIGNED = re.compile(r"([A-Z][A-Z0-9_]+)\s*[:=]\s*(?=\D)(\S.*)")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is normal today, in the measure's words."""

    metric: str
    value: Value
    over: Duration | None = None
    source: str = ""
    """Where it was read, or when it holds, as Markdown."""

    def __str__(self) -> str:
        return code_span(self.text) + (f", {self.source}" if self.source else "")

    @property
    def text(self) -> str:
        """The value without backticks and source."""
        return f"{self.metric} {self.value}" + (f" over {self.over}" if self.over else "")

    @property
    def subject(self) -> str:
        """What is measured, spelt as `Measure.subject` spells it."""
        return subject_of(self.metric)

    @property
    def per_second(self) -> Fraction | None:
        """Events per second, where the value is a rate of events in time."""
        return self.value.scaled if self.value.unit in RATE_UNITS else None

    @property
    def higher_is_better(self) -> bool:
        """Whether a larger value is good news, by the metric's name."""
        return bool(_HIGHER.search(self.metric))


@dataclass(frozen=True, slots=True)
class Record:
    """A value known only at release time, and the command that prints it."""

    name: str
    """Without the dollar sign."""
    command: str

    def __str__(self) -> str:
        return f"{code_span(f'${self.name}')}: {code_span(self.command)}"


def is_record(line: str) -> bool:
    """Whether a line names a value of release time: it begins with `$`."""
    return line.lstrip("` ").startswith("$")


def read_recorded(source: str) -> Record | Baseline | Unclear:
    """Read a value of release time or of today, told apart by the `$`; never raises."""
    return read_record(source) if is_record(source) else read_baseline(source)


def read_baseline(source: str) -> Baseline | Unclear:
    """Read a value of today; never raises."""
    line = prose(source)
    spans = read_spans(line)
    first = next(iter(spans), Span("", code=False))
    coded, text = first.code, one_line(first.text) if first.code else line
    where = source_of(spans[1:]) if coded else ""
    if not coded and ", " in line:
        text, _, where = line.partition(", ")
    found = _baseline(text.strip(" ."), _source(where)) or _qualified(text, _source(where))
    unsigned = None if found else _UNSIGNED.fullmatch(line.replace("`", ""))
    if unsigned and not find_secret(line):  # what is mended shows its parts, which nobody would know for a secret
        record = Record(unsigned[1], one_line(unsigned[2]))
        return Unclear(
            line, f"{without_secrets(line)[:60]!r} names a value of release time without its `$`", str(record)
        )
    example = "`requests 120/s`, weekdays" if _TRAFFIC.search(text) else "`http 5xx rate 0.4% over 7d`"
    if isinstance(found, Unclear):
        return Unclear(line, found.problem, found.fix)
    return found or Unclear(
        line, f"{without_secrets(text)[:60]!r} is no metric with its value", f"for example: {example}"
    )


def _qualified(text: str, source: str) -> Baseline | Unclear | None:
    """Read `requests 25/s at noon`: when and where a value holds stands behind it, as its source."""
    found = _QUALIFIED.fullmatch(text.strip(" ."))
    if not found:
        return None
    said = ", ".join(part for part in (_source(found["when"]), source) if part)
    return _baseline(_ABOUT.sub("", found["value"]).strip(), said)


def _source(text: str) -> str:
    while (shorter := prose(text.strip(" ,;:"))) != text:
        text = shorter
    return text


def _baseline(text: str, source: str) -> Baseline | Unclear | None:
    if len(text) > _LONGEST:
        return None
    window = WINDOW.search(text)
    over = read_duration(window[1].replace("-", " ")) if window else None
    rest = text[: window.start()] if window and over else text
    measure = read_measure(rest)
    if isinstance(measure, Measure):
        return None
    match = _VALUE.fullmatch(rest.strip())
    value = read_value(match["value"]) if match else None
    metric = LINKS.sub("", match["metric"]).strip(" :=") if match else ""
    if value is None or not metric or "`" in metric or is_record(metric):
        return None
    wrong = doubt(metric, value)
    return Unclear(text, *wrong) if wrong else Baseline(metric, value, over, source)


def read_record(source: str) -> Record | Unclear:
    """Read `$NAME`: `command`, with or without backticks; never raises."""
    line = prose(source)
    spans = read_spans(line)
    codes = [one_line(span.text) for span in spans if span.code and span.text.strip()]
    if len(codes) == 2 and (name := _RECORD.fullmatch(codes[0])):
        return Record(name[1], codes[1])
    head, _, tail = line.replace("`", "").partition(":")
    name = _RECORD.fullmatch(head.strip())
    if name and tail.strip() and len(codes) <= 1:
        return Record(name[1], one_line(tail))
    return Unclear(
        line,
        f"{without_secrets(line)[:60]!r} is no value with its command",
        "for example: `$STABLE_REVISION`: `helm history api --max 1 -o json`",
    )
