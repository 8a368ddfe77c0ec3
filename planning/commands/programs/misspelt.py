"""A subcommand that a program does not have, told only where it is a slip of one that it has."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from planning.commands.grounding.verdict import Near, Verdict, missing
from planning.commands.shell.word import Word

_SLIP = 0.75
_PARTS = re.compile(r"[-_./:@]")


def judge_subcommand(program: str, word: Word | None, known: Collection[str]) -> Iterator[Verdict]:
    """Call a slip missing; what resembles nothing may be a plugin or newer than this list: no verdict."""
    if word is None or not word.sure or word.text in known or not word.text[:1].isalpha():
        return
    near = get_close_matches(word.text, sorted(known), n=2, cutoff=_SLIP)
    if near:
        yield missing(
            f"subcommand {word.text} of {program}", "there is no such one", [Near(f"{program} {one}") for one in near]
        )


def slipped(name: str, known: Collection[str], alike: float = 0.8) -> tuple[str, ...]:
    """Give the names that one is a slip of, where a name that resembles nothing may well be elsewhere."""
    return tuple(get_close_matches(name, sorted(set(known)), n=3, cutoff=alike)) if name not in known else ()


def is_typo(name: str, other: str) -> bool:
    """Whether one name can only be the other, written wrong: one letter left out, doubled, changed or swapped.

    For names of which the repository need not know all: `prod-eu` and `prod-us`, `api-1` and `api-2` are different.
    """
    parts, others = _PARTS.split(name), _PARTS.split(other)
    differing = [(one, two) for one, two in zip(parts, others, strict=False) if one != two]
    return len(parts) == len(others) and len(differing) == 1 and _one_letter_apart(*differing[0])


def _one_letter_apart(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < 4 or any(sign.isdigit() for sign in short + long):
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest, other = short[start:], long[start:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == other
    return start > 0 and (swapped or rest[1:] == other[1:] or (rest == other[1:] and bool(rest)))
