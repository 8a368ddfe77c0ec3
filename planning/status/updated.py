"""The `Updated:` value, refreshed in the date form it has."""

import re
from collections.abc import Iterator
from datetime import date

from markdown_it.tree import SyntaxTreeNode

from planning.status.edit import Edit

_LABEL = re.compile(
    r"(?:^|[|·•;])[ \t>*+-]*[*_`\"]*(?:last[ _-])?updated(?:[ _-](?:at|on))?[*_`\"]*[ \t]*(?:[:：|])[*_`\"]*[ \t]*",
    re.IGNORECASE,
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*(?:UTC|GMT|Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2}))?)?"
_FORMS = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?P<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)"
    rf"|(?P<plain>\d{{4}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,2}}){_CLOCK}"
    rf"|(?P<dmy>\d{{1,2}}(?P<dot>[./-])\d{{1,2}}(?P=dot)\d{{4}}){_CLOCK}"
    rf"|(?P<us>(?P<usm>{_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}){_CLOCK}"
    rf"|(?P<eu>\d{{1,2}}\.?\s+(?P<eum>{_MONTH})\.?,?\s+\d{{4}}){_CLOCK}"
    r"|(?P<hole>\{[^{}|]*\}|\[[^\[\]|]*\]|<[^<>|]*>|YYYY-MM-DD|TBD|[-–—](?=\s|$))",
    re.IGNORECASE,
)


def refresh(root: SyntaxTreeNode, lines: list[str], today: date) -> Iterator[Edit]:
    """Give the edit for the document's first `Updated` value, if its form is known and it is another day."""
    for number in _prose(root):
        found = _LABEL.search(lines[number]) if number < len(lines) else None
        value = _FORMS.match(lines[number], found.end()) if found else None
        text = _written(value, today) if value else ""
        if value and text:
            yield Edit(number, value.start(), value.end(), text)
        if value or (found and "|" not in found[0].lstrip("|")):
            return


def _prose(root: SyntaxTreeNode) -> Iterator[int]:
    for node in root.walk():
        if node.type in ("paragraph", "heading", "tr") and node.map:
            yield from range(*node.map)


def _written(value: re.Match[str], today: date) -> str:
    """Write today in the form of the value; the time of day is not known, so only a full stamp keeps one."""
    if value["hole"]:
        return today.isoformat()
    if value["iso"]:
        return "" if value["iso"] == today.isoformat() else _stamp(value, today)
    if value["plain"]:
        padded = len(value["plain"]) == len("2026-01-01")
        figures = (f"{today.month:02}", f"{today.day:02}") if padded else (str(today.month), str(today.day))
        text = value["sep"].join((str(today.year), *figures))
        return "" if text == value["plain"] else text
    if value["dmy"]:
        return _day_first(value["dmy"], value["dot"], today)
    month = value["usm"] or value["eum"]
    name = _MONTHS[today.month - 1][: 3 if len(month) <= 3 and month.lower() != "may" else None]
    if value["us"]:
        comma = "," if "," in value["us"] else ""
        text = f"{name} {today.day}{comma} {today.year}"
        return "" if text == value["us"] else text
    dot = "." if value["eu"].lstrip("0123456789").startswith(".") else ""
    text = f"{today.day}{dot} {name} {today.year}"
    return "" if text == value["eu"] else text


def _stamp(value: re.Match[str], today: date) -> str:
    zero = re.sub(r"\d", "0", value["time"].removesuffix(value["zone"] or ""))
    return f"{today.isoformat()}{zero}{value['zone'] or ''}"


def _day_first(old: str, mark: str, today: date) -> str:
    first, second, _ = (int(figure) for figure in old.split(mark))
    if first <= 12 and second <= 12 and mark == "/":
        # Day or month first: nobody can tell, so the unmistakable form.
        return today.isoformat()
    order = (today.month, today.day) if second > 12 else (today.day, today.month)
    text = mark.join((f"{order[0]:02}", f"{order[1]:02}", str(today.year)))
    return "" if text == old else text
