"""What a plan's facts say in numbers: its objective, its scrape interval, and what a change has to wait for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from planning.duration import Duration, read_duration
from planning.plan.parts import Fact

_SLO = re.compile(r"SLO: (\d{1,3}(?:\.\d{1,6})?)% of ([a-z][\w -]*?) a (week|month|quarter|year)", re.IGNORECASE)
_DAYS = {"week": 7, "month": 30, "quarter": 90, "year": 365}
_SCRAPE = re.compile(r"scrape interval: (.+)", re.IGNORECASE)
_SETTLING = re.compile(r"(?:TTL|warm-up): (.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Objective:
    """A service level objective: which share of the events of a period has to succeed."""

    share: Fraction
    """Between 0 and 1."""
    events: str
    period: str
    """`week`, `month` (30 days), `quarter` (90) or `year`."""

    def budget(self, per_second: Fraction) -> Fraction:
        """Give how many failures a period allows where so many events happen in a second."""
        return (1 - self.share) * per_second * _DAYS[self.period] * 86400


def objective_of(facts: Iterable[Fact]) -> Objective | None:
    """Read `SLO: 99.9% of requests a month`; None where no fact says it, or it allows no failure at all."""
    found = next((match for fact in facts if (match := _SLO.fullmatch(fact.fact))), None)
    share = Fraction(found[1]) / 100 if found else Fraction(1)
    return Objective(share, found[2].lower(), found[3].lower()) if found and 0 < share < 1 else None


def scrape_interval_of(facts: Iterable[Fact]) -> tuple[Duration, Fact] | None:
    """Read `scrape interval: 30s`, with the fact that says where it stands."""
    return next(_lengths(_SCRAPE, facts), None)


def settling_of(facts: Iterable[Fact]) -> tuple[Duration, Fact] | None:
    """Read `TTL: 10m`, `warm-up: 5m`, the longest of them, with the fact that says where it stands."""
    return max(_lengths(_SETTLING, facts), key=lambda known: known[0], default=None)


def _lengths(sign: re.Pattern[str], facts: Iterable[Fact]) -> Iterator[tuple[Duration, Fact]]:
    for fact in facts:
        found = sign.fullmatch(fact.fact)
        length = read_duration(found[1]) if found else None
        if length and length.seconds:
            yield length, fact
