"""The `Updated:` value, refreshed in the date form it has."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from planning.markdown.blocks import Block
from planning.status.edit import Edit

_LABEL = re.compile(
    r"(?:^|[|·•;])[ \t>*+_`\"-]*+(?:last[ _-])?updated(?:[ _-](?:at|on))?"
    r"[*_`\"]*[ \t]*[:：|][*_`\"]*[ \t]*[*_`\"]*",
    re.IGNORECASE,
)
_MONTH = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])
_MONTHS_OF_A_YEAR = 12
_ZONE = r"(?:\s*(?:UTC|GMT|Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})\b)?"
_CLOCK = rf"(?:,?\s+(?:at\s+)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[AP]\.?M\.?)?{_ZONE})?"
_FORMS = re.compile(
    r"(?P<stamp>\d{4}-\d{2}-\d{2})(?P<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)"
    rf"|(?P<year_first>\d{{4}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,2}}){_CLOCK}"
    rf"|(?P<year_last>\d{{1,2}}(?P<dot>[./-])\d{{1,2}}(?P=dot)\d{{4}}){_CLOCK}"
    rf"|(?P<month_first>(?P<month>{_MONTH})\.?\s+\d{{1,2}}(?P<comma>,?)\s+\d{{4}}){_CLOCK}"
    rf"|(?P<day_first>\d{{1,2}}(?P<ordinal>\.?)\s+(?P<named>{_MONTH})\.?,?\s+\d{{4}}){_CLOCK}"
    r"|(?P<hole>\{[^{}|]*\}|\[[^\[\]|]*\]|<[^<>|]*>|YYYY-MM-DD|TBD|[-–—](?=\s|$))",
    re.IGNORECASE,
)


def refresh(root: Block, lines: list[str], today: date) -> Iterator[Edit]:
    """Give the edit for the document's first `Updated` value, if its form is known and it is another day."""
    for number in _prose(root):
        found = _LABEL.search(lines[number]) if number < len(lines) else None
        value = _FORMS.match(lines[number], found.end()) if found else None
        if value:
            yield from _refreshed(value, number, today)
        if value or (found and "|" not in found[0].lstrip("|")):
            return


def _prose(root: Block) -> Iterator[int]:
    for node in root.walk():
        if node.type in ("paragraph", "heading", "tr") and node.map:
            yield from range(*node.map)


def _refreshed(value: re.Match[str], number: int, today: date) -> Iterator[Edit]:
    text = _date(value, today)
    if text in value.groupdict().values():
        return
    if value["stamp"]:
        # The time of day is not known here; only a full stamp needs one to stay a stamp.
        text += re.sub(r"\d", "0", value["time"].removesuffix(value["zone"] or "")) + (value["zone"] or "")
    yield Edit(number, value.start(), value.end(), text)


def _date(value: re.Match[str], today: date) -> str:
    """Write today in the form of the value."""
    if value["year_first"]:
        first, second = _figures(today.month, value["year_first"]), _figures(today.day, value["year_first"])
        return value["sep"].join((f"{today.year:04}", first, second))
    if value["year_last"]:
        return _year_last(value["year_last"], value["dot"], today)
    if value["month_first"]:
        return f"{_month(value['month'], today)} {today.day}{value['comma']} {today.year}"
    if value["day_first"]:
        return f"{today.day}{value['ordinal']} {_month(value['named'], today)} {today.year}"
    return today.isoformat()


def _figures(figure: int, like: str) -> str:
    return f"{figure:02}" if len(like) == len("2026-01-01") else str(figure)


def _month(like: str, today: date) -> str:
    short = like.capitalize() not in calendar.month_name
    return (calendar.month_abbr if short else calendar.month_name)[today.month]


def _year_last(old: str, mark: str, today: date) -> str:
    first, second, _ = map(int, old.split(mark))
    if mark == "/" and max(first, second) <= _MONTHS_OF_A_YEAR:
        # Day or month first: nobody can tell, so the unmistakable form.
        return today.isoformat()
    order = (today.month, today.day) if second > _MONTHS_OF_A_YEAR else (today.day, today.month)
    return mark.join((*(_figures(figure, old) for figure in order), str(today.year)))
