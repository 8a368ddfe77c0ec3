"""The line of a text where a pattern stands first."""

import re


def line_of(text: str, pattern: str) -> int:
    """Give the line, counted from 1; 0 where it stands nowhere."""
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
