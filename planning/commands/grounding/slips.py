"""Whether a name is a slip of the pen: so close to a known one that nobody can have meant another.

For names that may well be elsewhere where they resemble nothing: plugins, aliases, what is installed beside.
What to offer in the place of a name that is missing anyway, `closest_names` says.
"""

import re
from collections.abc import Iterable
from typing import Final

_PARTS: Final = re.compile(r"[-_./:@]")
_SHORTEST: Final = 4
"""Shorter words are too close to each other: `get` and `set`; only a letter that is typed twice is told of them."""
_OFFERED: Final = 3


def is_slip(name: str, known: str) -> bool:
    """Whether a name can only be the known one, written wrong in one place of one of its parts.

    `prod-eu` and `prod-us`, `api-1` and `api-2`, `api` and `api-canary`, `clean` and `cleanup` are different names.
    """
    parts, others = _PARTS.split(name), _PARTS.split(known)
    if len(parts) != len(others) or name == known:
        return False
    differing = [(one, two) for one, two in zip(parts, others, strict=True) if one != two]
    # None differs where only a sign between the parts does: `db_migrate` for `db:migrate`.
    return not differing or (len(differing) == 1 and _is_slip(*differing[0]))


def slips_of(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the names that one can be a slip of; none where it is known itself."""
    names = sorted(set(known))
    return () if name in names else tuple(one for one in names if is_slip(name, one))[:_OFFERED]


def _is_slip(word: str, known: str) -> bool:
    short, long = sorted((word, known), key=len)
    if re.findall(r"\d", word) != re.findall(r"\d", known):
        return False
    if word[:-1] in {known, known[:-1]} and not word.endswith(known[-1:]):
        return False  # Another ending makes another word: `route`, `router`, `routes`.
    if len(short) < _SHORTEST:
        return len(known) == len(short) > 2 and any(known == word[:at] + word[at + 1 :] for at in _doubled(word))
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest, other = short[start:], long[start:]
    if rest[1::-1] + rest[2:] == other or rest == other[1:]:
        # The first letter is rarely left out, and a word before which one stands is often another: `reset`, `preset`.
        return start > 0 or len(rest) == len(other)
    # Among four letters another one makes another word: `list`, `lint`.
    return start > 0 and len(short) > _SHORTEST and rest[1:] == other[1:]


def _doubled(word: str) -> list[int]:
    """Say where a letter is typed twice: `ruun`, `apii`."""
    return [at for at in range(1, len(word)) if word[at] == word[at - 1]]
