"""What a check line says, as a value; its text is the one canonical form."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from planning.checks.units import Kind, kind_of, scaled
from planning.duration import Duration
from planning.markdown.spans import code_span

__all__ = [
    "Absolute", "Anchor", "Check", "Judged", "Kind", "Measure", "Op", "Probe", "Relative", "Unclear", "Value",
    "Version",
]  # fmt: skip


class Op(StrEnum):
    """How a metric is compared with its bound."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="
    NE = "!="

    @property
    def from_above(self) -> bool:
        """Whether the bound is the most that is allowed."""
        return self in {Op.LT, Op.LE}


class Anchor(StrEnum):
    """What a relative bound starts from."""

    BASELINE = "baseline"
    STABLE = "stable"


class Version(StrEnum):
    """Which version is measured."""

    NEW = "new"
    STABLE = "stable"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit as written canonically; the unit may be empty."""

    number: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.number.normalize():f}{self.unit}"

    @property
    def scaled(self) -> Fraction:
        """The number in base units: shares of 1, seconds, bytes, events per second."""
        return scaled(self.number, self.unit)


@dataclass(frozen=True, slots=True)
class Absolute:
    """A bound that is a number."""

    value: Value

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Relative:
    """A bound that starts from today's value or from the version that runs beside."""

    anchor: Anchor
    sign: str = ""
    """`+`, `-`, `*`, or empty for the anchor itself."""
    value: Value | None = None

    def __str__(self) -> str:
        return f"{self.anchor} {self.sign} {self.value}" if self.value else str(self.anchor)


@dataclass(frozen=True, slots=True)
class Measure:
    """`metric op bound [over window] [on version]`: what can be read off a number."""

    metric: str
    op: Op
    bound: Absolute | Relative
    over: Duration | None = None
    on: Version | None = None

    def __str__(self) -> str:
        return code_span(self.text)

    @property
    def text(self) -> str:
        """The measure without its backticks."""
        over = f" over {self.over}" if self.over else ""
        on = f" on {self.on}" if self.on else ""
        return f"{self.metric} {self.op} {self.bound}{over}{on}"

    @property
    def subject(self) -> str:
        """What is measured, spelt so that two lines on one metric agree."""
        return subject_of(self.metric)

    @property
    def kind(self) -> Kind:
        """What sort of number the metric is."""
        return kind_of(self.metric)

    @property
    def needs_window(self) -> bool:
        """Whether the metric exists only over a length of time."""
        return self.kind is not Kind.COUNT

    @property
    def against_baseline(self) -> bool:
        """Whether today's value has to be known."""
        return isinstance(self.bound, Relative) and self.bound.anchor is Anchor.BASELINE


@dataclass(frozen=True, slots=True)
class Probe:
    """A command, an address or a place in a console, and what it has to show."""

    target: str
    """The command or the URL; empty for a place."""
    value: str
    negated: bool = False
    lasting: Duration | None = None
    """How long the state lasts before it counts."""
    lead: str = ""
    """Words before it, as Markdown."""
    where: str = ""
    """The place, as Markdown."""

    def __str__(self) -> str:
        lead = f"{self.lead}; " if self.lead else ""
        target = code_span(self.target) if self.target else f"Where: {self.where}"
        value = self.value if self.value.startswith("exit ") else code_span(self.value)
        lasting = f" for {self.lasting}" if self.lasting else ""
        return f"{lead}{target}: {'not' if self.negated else 'expect'} {value}{lasting}"

    @property
    def command(self) -> str:
        """The command; empty for an address or a place."""
        return "" if self.url else self.target

    @property
    def url(self) -> str:
        """The address; empty for a command or a place."""
        return self.target if self.target.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What only people can see, and who looks."""

    role: str
    statement: str

    def __str__(self) -> str:
        return f"Judged by {self.role}: {self.statement}"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that decides nothing: what it said, what is missing, and a line that would pass."""

    text: str
    problem: str
    fix: str
    corrected: bool = False
    """Whether the fix is this line put right, not merely an example."""

    def __str__(self) -> str:
        return self.text


Check = Measure | Probe | Judged | Unclear
_HTTP = re.compile(r"^http (?=[1-5]xx\b)")
"""What goes without saying: `http 5xx rate` is `5xx rate`."""


def subject_of(metric: str) -> str:
    """Spell a metric so that case, spacing and hyphens do not matter."""
    name = " ".join(metric.replace("-", " ").replace("_", " ").lower().split())
    return _HTTP.sub("", name)
