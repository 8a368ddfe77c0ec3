"""Whether a word is a slip of the pen: so close to a known one that nobody can have meant another."""

import re
from collections.abc import Collection
from difflib import SequenceMatcher

_SHORTEST = 4
_LONG = 6
_ALIKE = 0.8


def slip_of(word: str, known: Collection[str], shortest: int = _SHORTEST) -> str:
    """Give the known word that was meant; empty where none is close enough."""
    if len(word) < shortest:
        return _without_double(word, known) if shortest <= _SHORTEST else ""
    close = [(steps, one) for one in known if len(one) >= _SHORTEST - 1 and (steps := _steps(word, one)) is not None]
    return min(close, default=(0, ""))[1]


def _without_double(word: str, known: Collection[str]) -> str:
    """Give the short word whose letter was typed twice: `upp`."""
    once = re.sub(r"(.)\1$", r"\1", word)
    return once if once != word and len(once) > 1 and once in known else ""


def _steps(word: str, other: str) -> int | None:
    """Count the slips from one word to another; None where these are too many for their length."""
    if abs(len(word) - len(other)) > 2:
        return None
    steps = _distance(word, other)
    allowed = 2 if min(len(word), len(other)) >= _LONG else 1
    if steps > allowed and not (steps == 2 and len(word) >= _LONG):
        return None
    return steps if steps < 2 or SequenceMatcher(None, word, other).ratio() >= _ALIKE else None


def _distance(word: str, other: str) -> int:
    """Count letters that are put in, left out, changed, or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == its:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
