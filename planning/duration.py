"""Durations as people write them (`30m`, `1h30m`, `10 minutes`), in one canonical form."""

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS: dict[str, Decimal | int] = {
    "ms": Decimal("0.001"), "millisecond": Decimal("0.001"),
    "s": 1, "sec": 1, "second": 1,
    "m": 60, "min": 60, "minute": 60,
    "h": 3600, "hr": 3600, "hour": 3600,
    "d": 86400, "day": 86400,
    "w": 604800, "week": 604800,
}  # fmt: skip
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)", re.IGNORECASE)
_LONGEST = 36525 * 86400
"""A century: whoever writes more means something else."""
_DAYS_FROM = 2 * 86400
"""A day is said as 24h, two are said as 2d."""
_CANONICAL = (("d", 86400), ("h", 3600), ("m", 60), ("s", 1))


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time in whole seconds, never negative."""

    seconds: int

    def __str__(self) -> str:
        left, parts = self.seconds, ""
        for unit, size in _CANONICAL if self.seconds >= _DAYS_FROM else _CANONICAL[1:]:
            count, left = divmod(left, size)
            parts += f"{count}{unit}" if count else ""
        return parts or "0s"

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.seconds + other.seconds)

    @property
    def minutes(self) -> float:
        """The same in minutes."""
        return self.seconds / 60


def read_duration(text: str) -> Duration | None:
    """Read `30m`, `1h30m`, `10 minutes`, `1 hour and 5 min`; None where it is anything else, or a century."""
    seconds, rest = Decimal(0), 0
    cleaned = text.strip().replace(" and ", " ").replace(",", " ")
    for part in _PART.finditer(cleaned):
        size = _unit(part[2])
        if size is None or cleaned[rest : part.start()].strip():
            return None
        seconds, rest = seconds + Decimal(part[1]) * size, part.end()
    if rest == 0 or cleaned[rest:].strip() or seconds > _LONGEST or seconds != int(seconds):
        return None
    return Duration(int(seconds))


def _unit(word: str) -> Decimal | int | None:
    lower = word.lower()
    return _UNITS.get(lower) or _UNITS.get(lower.removesuffix("s"))
