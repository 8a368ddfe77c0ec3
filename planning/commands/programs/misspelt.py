"""A subcommand that a program does not have, told only where it is a slip of one that it has."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from planning.commands.grounding.verdict import Near, Verdict, missing
from planning.commands.shell.word import Word

_SLIP = 0.75


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
