"""How long a release window is, where it says so: `2026-12-01 09:00 UTC, 6h`, `Tuesday 09:00-15:00`."""

import re

from planning.duration import Duration, read_duration

_UNIT = r"\s?(?:minutes?|mins?|m|hours?|hrs?|h|days?|d)\b"
_LENGTH = re.compile(rf"(?<![\w:.+-])\d{{1,4}}(?:\.\d+)?{_UNIT}(?:\s?\d{{1,2}}{_UNIT})?", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b([01]?\d|2[0-4])[:.]([0-5]\d)(?:\s?[A-Z]{2,4})?\s?(?:-|–|—|to|until)\s?([01]?\d|2[0-4])[:.]([0-5]\d)\b"
)
_AGAIN = re.compile(r"\b(?:daily|each|every|weekdays|days|working hours|mon\w*\s?(?:-|–|to)\s?\w+)\b", re.IGNORECASE)
_DAY = 86400


def length_of_window(text: str) -> Duration | None:
    """Give the length; None where the window names none, several, or one that comes again."""
    lengths = _LENGTH.findall(text)
    if len(lengths) == 1:
        return read_duration(lengths[0])
    hours = _CLOCK.findall(text)
    if lengths or len(hours) != 1 or _AGAIN.search(text):
        return None
    begin, end = (int(h) * 3600 + int(m) * 60 for h, m in (hours[0][:2], hours[0][2:]))
    return Duration((end - begin) % _DAY or _DAY)
