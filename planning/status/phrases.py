"""Lists of words as one text, and texts as sets of words."""

import re

_WORD = re.compile(r"[^\W_]+")


def phrases(text: str, separator: str = ",") -> frozenset[str]:
    """Give the phrases between separators, in small letters; without a separator, the single words."""
    if not separator:
        return frozenset(_WORD.findall(text.lower()))
    return frozenset(" ".join(phrase.split()).lower() for phrase in text.split(separator) if phrase.strip())
