"""Attack every regular expression of ours: `python -m fuzzing.patterns` names those whose time grows faster than the text.

Run by hand: it measures. Each pattern gets texts that are pumped up from its own letters and literals; of those that
take long, the time at n and at 2n tells the power with which it grows (1: linear, 2: quadratic).
"""

import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import product
from math import log2
from signal import ITIMER_VIRTUAL, SIGVTALRM, setitimer, signal
from time import process_time
from typing import TypeGuard, cast

ROOMS = ("planning", "resources", "tools", "server")
SHORT, LONG = 3_000, 6_000
"""Characters of the two texts that are compared."""
NOTABLE = 0.004
"""Seconds of CPU for the longer text; less is not looked at again."""
PATIENCE = 4.0
"""Seconds after which a match is given up."""
_COMMON = "a0 \n\t\\`'\"-.:/|<>[](){}*_#=,$&;%A"
_LITERAL = re.compile(r"(?:[\w /<>!=:-]|\\[^\w\s])+")


class TooLongError(Exception):
    """A match that was given up."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every compiled pattern that a module holds, also within lists, mappings and values, once."""
    seen: set[str] = set()
    for room in ROOMS:
        for found in pkgutil.walk_packages(import_module(room).__path__, f"{room}."):
            if ".sample" in found.name:
                continue
            for name, value in vars(import_module(found.name)).items():
                for pattern in _within(value, 3):
                    if pattern.pattern not in seen:
                        seen.add(pattern.pattern)
                        yield f"{found.name}.{name}", pattern


def _within(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if _reads_text(value):
        yield value
    elif depth:
        for inner in _parts(value):
            yield from _within(inner, depth - 1)


def _reads_text(value: object) -> TypeGuard[re.Pattern[str]]:
    return isinstance(value, re.Pattern) and isinstance(cast("re.Pattern[str] | re.Pattern[bytes]", value).pattern, str)


def _parts(value: object) -> list[object]:
    if isinstance(value, Mapping):
        held = cast("Mapping[object, object]", value)
        return [*held.keys(), *held.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(cast("Iterable[object]", value))
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in fields(value)]
    return []


def texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Give beginnings, segments to repeat and ends, made of what the pattern speaks of."""
    words = {re.sub(r"\\(.)", r"\1", word) for word in _LITERAL.findall(pattern.pattern)}
    literals = sorted(words, key=len)[:24]
    letters = [char for char in _COMMON if char in pattern.pattern or char in "a0 \n"]
    segments = [*letters, *literals, *(f"{one}{char}" for one, char in product(literals[:12], " a\n"))]
    segments += ["".join(pair) for pair in product(letters[:14], repeat=2)]
    for segment in dict.fromkeys(segments):
        yield "", segment, "\x01"
    for start, segment in product(literals[:12], letters):
        yield start, segment, "\x01"


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Measure the slowest way to use a pattern, in seconds of CPU; PATIENCE where it was given up."""
    worst = 0.0
    ways: tuple[Callable[[str], object], ...] = (pattern.fullmatch, pattern.match, pattern.findall)
    for use in ways:
        began = process_time()
        try:
            setitimer(ITIMER_VIRTUAL, PATIENCE)
            use(text)
            setitimer(ITIMER_VIRTUAL, 0)
        except TooLongError:
            return PATIENCE
        worst = max(worst, process_time() - began, 1e-6)
    return worst


def attacked(pattern: re.Pattern[str]) -> tuple[float, float, str]:
    """Give the worst power of growth, its time and the text."""
    worst = (0.0, 0.0, "")
    for start, segment, end in texts(pattern):
        long = start + segment * (LONG // len(segment)) + end
        if seconds(pattern, long) < NOTABLE:
            continue
        short = start + segment * (SHORT // len(segment)) + end
        before = min(seconds(pattern, short) for _ in range(3))
        after = PATIENCE if before >= PATIENCE else min(seconds(pattern, long) for _ in range(3))
        power = 99.0 if before >= PATIENCE else log2(after / before)
        worst = max(worst, (round(power, 1), after, f"{start!r} + {segment!r} * n"))
        if after > 100 * NOTABLE:  # that is enough to know
            break
    return worst


def main() -> None:
    """Print the patterns whose time grows with a power of more than 1.5."""

    def give_up(*_: object) -> None:
        raise TooLongError

    signal(SIGVTALRM, give_up)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    count = 0
    for name, pattern in patterns():
        if wanted not in name:
            continue
        count += 1
        power, time, text = attacked(pattern)
        if power > 1.5 and time > 5 * NOTABLE:
            print(f"{power:5.1f}  {time:7.3f} s  {name}  {text}", flush=True)
    print(f"{count} patterns")


if __name__ == "__main__":
    main()
