"""What a plan says of a change that takes something away: that no running version uses it."""

import re

_UNUSED = re.compile(
    r"\bunused\b|\bnot (?:in use|used|read|written|referenced|queried)\b|\bstopped\b|\bignore[sd]?\b|\bdead\b"
    r"|(?:\b(?:no|none|nothing|nobody|neither|never|no longer|not)\b|n't\b)[^.;:,]{0,200}"
    r"\b(?:us(?:e[sd]?|ing)|reads?|writes?|written|read(?:ing)?|references?d?|touch(?:es)?|quer(?:y|ies)|selects?|needs?|expects?)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\s*(?:yes|no)\b\s*[:,;.–—-]\s*", re.IGNORECASE)


def says_unused(cell: str) -> bool:
    """Whether the cell says that no running version uses what the migration changes."""
    return bool(_UNUSED.search(_ANSWER.sub("", cell)))
