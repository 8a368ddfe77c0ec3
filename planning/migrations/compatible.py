"""What a plan says of a change that takes something away: that no running version uses it."""

import re

_UNUSED = re.compile(
    r"\bunused\b|\bnot (?:in use|used|read|written|referenced|queried)\b|\bstopped\b|\bignore[sd]?\b|\bdead\b"
    r"|(?:\b(?:no|none|nothing|nobody|neither|never|no longer|not)\b|n't\b)[^.;:,]*"
    r"\b(?:us(?:e[sd]?|ing)|reads?|writes?|written|read(?:ing)?|references?d?|touch(?:es)?|quer(?:y|ies)|selects?|needs?|expects?)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\s*(?:yes|no)\b\s*(?:[:,;.\u2013\u2014-]\s*|(?=(?:the|it|because|but|as)\b))", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|presumably|hopefully|unsure|unclear|not (?:sure|certain|known|clear|checked)"
    r"|nobody knows|don't know)\b|\?\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|as of|from)\s+(?:(?:version|release)\s+)?`?(?:v?(\d++(?:\.\d++)++)|v(\d++)|(\d{1,3})(?=`?\s*(?:[.,;:)]|$)))(?![-/]?\d)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d\d\.\d\d?\.\d\d?|\d\d?\.\d\d?\.(?:19|20)\d\d")
_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)(?:[-+].*)?", re.IGNORECASE)
_NO = re.compile(r"^\s*no\s*(?:[:,;.\u2013\u2014-]|$)", re.IGNORECASE)


def says_unused(cell: str, back_to: str = "") -> bool:
    """Whether the cell says that no running version uses what the migration changes.

    What is unused since a version that is later than the one gone back to is used by that one.
    """
    if _UNSURE.search(cell) or not _UNUSED.search(_ANSWER.sub("", cell)):
        return False
    old = _VERSION.fullmatch(back_to.strip())
    return not old or not any(_is_later(since, old[1]) for since in _versions(cell))


def says_no(cell: str) -> bool:
    """Whether the cell says that the running version does not work with the migration: `not read since 3.7` does not."""
    if _NO.match(cell):
        return True
    return bool(re.match(r"\s*no\b", cell, re.IGNORECASE)) and not says_unused(cell)


def _versions(cell: str) -> list[str]:
    return [match[1] or match[2] or match[3] for match in _SINCE.finditer(cell)]


def _is_later(version: str, other: str) -> bool:
    """Compare two versions by their numbers; a date is later than no version."""
    if _DATE.fullmatch(version) and not _DATE.fullmatch(other):
        return False
    new, old = ([int(part) for part in one.split(".")] for one in (version, other))
    length = max(len(new), len(old))
    return [*new, *[0] * (length - len(new))] > [*old, *[0] * (length - len(old))]
