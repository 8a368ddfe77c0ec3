"""How far a stage goes: `5% of requests`, `5 of 100 hosts`, `50 invited testers`, `everyone`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planning.markdown.prose import prose

_PERCENT = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,6})?)\s*(?:%|percent\b|per cent\b)(?:\s+(?:of\s+)?(?:the\s+)?(.+)|の?([^\x00-\x7f].*))?",
    re.IGNORECASE,
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_OF = re.compile(r"(\d{1,12})\s+(?:of|out of|/)\s+(?:the\s+)?(\d{1,12})\s+(\S.*)", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,12})\s+(?!of\b)(\S.*)", re.IGNORECASE)
_EVERYONE = re.compile(r"everyone\b.*|everybody\b.*|all\s+[a-z].*", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:a\s+)?(?:some|few|many|most|several|small|subset|portion|handful|limited|gradual|more)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Exposure:
    """Whom a stage reaches; a share where it counts one, an audience by name where it does not."""

    percent: Decimal | None = None
    """0 to 100."""
    count: int | None = None
    total: int | None = None
    what: str = ""
    """What is counted, or the audience itself."""

    def __str__(self) -> str:
        if self.percent is not None:
            return f"{self.percent.normalize():f}%" + (f" of {self.what}" if self.what else "")
        if self.total is not None:
            return f"{self.count} of {self.total} {self.what}"
        return f"{self.count} {self.what}" if self.count is not None else self.what

    @property
    def share(self) -> Fraction | None:
        """0 to 1; None where the whole is not known (an audience)."""
        if self.percent is not None:
            return Fraction(self.percent) / 100
        if self.total is not None and self.count is not None:
            return Fraction(self.count, self.total) if self.total else None
        return Fraction(1) if self.everyone else None

    @property
    def everyone(self) -> bool:
        """Whether nobody is left out."""
        if self.percent is not None:
            return self.percent == Decimal(100)
        if self.total is not None:
            return self.count == self.total
        return self.count is None and bool(_EVERYONE.fullmatch(self.what))


@dataclass(frozen=True, slots=True)
class Misread:
    """Text that should say how far or how long, and does not; kept as it was found."""

    text: str
    problem: str


def read_exposure(text: str) -> Exposure | Misread:
    """Read how far a stage goes; never raises, and refuses what nobody could count or name."""
    line = prose(prose(text.translate(_FULL_WIDTH)).rstrip(". "))
    for read in (_percent, _fraction, _audience):
        exposure = read(line)
        if exposure:
            return exposure
    return Misread(line, "says neither a share nor whom it reaches")


def _percent(line: str) -> Exposure | Misread | None:
    match = _PERCENT.fullmatch(line)
    if not match:
        return None
    percent = Decimal(match[1].replace(",", "."))
    if percent > 100:
        return Misread(line, "is over 100%")
    return Exposure(percent=percent, what=prose(match[2] or match[3] or ""))


def _fraction(line: str) -> Exposure | Misread | None:
    match = _OF.fullmatch(line)
    if not match:
        return None
    count, total = int(match[1]), int(match[2])
    if total == 0 or count > total:
        return Misread(line, f"{count} of {total} is more than there are")
    return Exposure(count=count, total=total, what=prose(match[3]))


def _audience(line: str) -> Exposure | Misread | None:
    counted = _COUNT.fullmatch(line)
    if counted:
        return Exposure(count=int(counted[1]), what=prose(counted[2]))
    if not line or line[0].isdigit() or line[0] in "-+" or _VAGUE.match(line):
        return None
    if "%" in line:
        return None
    return Exposure(what=line)


def shrinks(before: Exposure | Misread, after: Exposure | Misread) -> bool:
    """Whether a stage reaches fewer than the one before it; unknown where the two count different things."""
    if isinstance(before, Misread) or isinstance(after, Misread):
        return False
    if before.share is not None and after.share is not None:
        return after.share < before.share
    counted = before.count is not None and after.count is not None and before.total is after.total is None
    return counted and before.what == after.what and (after.count or 0) < (before.count or 0)
