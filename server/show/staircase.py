"""The rollout as a staircase: how far each stage goes, and the moments at which people decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap

from server.show.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as the staircase needs it."""

    share: Fraction | None
    """0 to 1; None for an audience of which nobody knows the whole."""
    whom: str
    seconds: int
    """0 where the document does not say how long."""
    moment: str
    """When it ends, counted from the start; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Stairs:
    """What was drawn."""

    lines: tuple[str, ...]
    over_time: bool
    """False where each stage is a bar of its own: time or share is not known, or there is no room."""
    to_scale: bool
    """Whether the columns show how long each stage lasts: none was widened for what stands below it."""


def staircase(steps: Sequence[Step], width: int, glyphs: Glyphs) -> Stairs:
    """Draw the steps over time in so many columns."""
    shares = [step.share for step in steps if step.share is not None]
    margin = max((len(percent_of(share)) for share in shares), default=0)
    room = width - margin - 2
    widths = _widths(steps, room) if len(shares) == len(steps) else []
    if not widths:
        return Stairs(tuple(_bars(steps, width, glyphs)), over_time=False, to_scale=False)
    rows = [_row(level, steps, widths, glyphs) for level in sorted(set(shares), reverse=True) if level]
    lines = (f"{label:>{margin}} {row}".rstrip() for label, row in (*rows, *_axis(steps, widths, glyphs)))
    return Stairs(tuple(lines), over_time=True, to_scale=_to_scale(steps, room))


def _to_scale(steps: Sequence[Step], room: int) -> bool:
    total = sum(step.seconds for step in steps)
    return all(step.seconds * room >= _least(number, step) * total for number, step in enumerate(steps, 1))


def percent_of(share: Fraction) -> str:
    """Write a share as people do: `33.3%`."""
    return f"{float(share * 100):.4g}%"


def _row(level: Fraction, steps: Sequence[Step], widths: list[int], glyphs: Glyphs) -> tuple[str, str]:
    cells = (
        (glyphs.full if (step.share or 0) >= level else " ") * wide for step, wide in zip(steps, widths, strict=True)
    )
    return percent_of(level), " " + "".join(cells)


def _axis(steps: Sequence[Step], widths: list[int], glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    line = "".join(f"{f' {n} ':{glyphs.line}^{wide - 1}}{glyphs.tick}" for n, wide in enumerate(widths, 1))
    yield "0%", glyphs.corner + line
    yield "", " " + "".join(f"{step.moment:>{wide}}" for step, wide in zip(steps, widths, strict=True))


def _widths(steps: Sequence[Step], room: int) -> list[int]:
    """Share the columns out by time, each stage wide enough for its number and its moment; empty where they are not."""
    least = [_least(number, step) for number, step in enumerate(steps, 1)]
    if len(steps) < 2 or sum(least) > room or not all(step.seconds for step in steps):
        return []
    widths, free = dict(enumerate(least)), set(range(len(steps)))
    while free:
        left = room - sum(widths[index] for index in widths.keys() - free)
        total = sum(steps[index].seconds for index in free)
        short = {index for index in free if left * steps[index].seconds < least[index] * total}
        if not short:
            widths |= {index: left * steps[index].seconds // total for index in free}
            break
        free -= short
    return [widths[index] for index in range(len(steps))]


def _least(number: int, step: Step) -> int:
    return max(len(step.moment) + 2, len(str(number)) + 4)


def _bars(steps: Sequence[Step], width: int, glyphs: Glyphs) -> Iterator[str]:
    """Give each stage its number, a bar where its share is known, and whom it reaches."""
    digits, room = len(str(len(steps))), max(4, width // 3)
    for number, step in enumerate(steps, 1):
        filled = 0 if not step.share else max(1, round(room * step.share))
        bar = " " * room if step.share is None else glyphs.full * filled + glyphs.light * (room - filled)
        first, *more = wrap(step.whom, max(width - digits - room - 2, 8)) or [""]
        yield f"{number:>{digits}} {bar} {first}"
        yield from (" " * (digits + room + 2) + line for line in more)
