"""The verdict on one call of a command: exists, missing, or cannot tell, each with its grounds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from planning.commands.grounding.entries import Entry, Listing


class State(StrEnum):
    """The three verdicts; only `missing` is a fault."""

    EXISTS = "exists"
    MISSING = "missing"
    UNCLEAR = "cannot tell"


@dataclass(frozen=True, slots=True)
class Near:
    """A real thing that may have been meant."""

    text: str
    """What to write instead: `npm run migrate`."""
    source: str = ""
    """Its receipt: `package.json:14`."""
    alike: bool = True
    """Whether it may be what was meant; else it is only what there is."""

    def __str__(self) -> str:
        return f"`{self.text}` ({self.source})" if self.source else f"`{self.text}`"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one thing that a command names."""

    state: State
    about: str
    """The thing, in words that can follow a place: `npm script migrate:prod`."""
    grounds: str
    """The receipt (`package.json:14`), what lacks it (`package.json has no such script`), or the reason."""
    nearest: tuple[Near, ...] = ()


def exists(about: str, receipt: str) -> Verdict:
    """It is there."""
    return Verdict(State.EXISTS, about, receipt)


def missing(about: str, grounds: str, nearest: Iterable[Near] = ()) -> Verdict:
    """It is not there, and it would be if it existed."""
    return Verdict(State.MISSING, about, grounds, tuple(nearest))


def unclear(about: str, reason: str) -> Verdict:
    """The repository does not decide it."""
    return Verdict(State.UNCLEAR, about, reason)


def softened(verdict: Verdict, reason: str) -> Verdict:
    """Say cannot tell in the place of missing, for a reason."""
    return unclear(verdict.about, reason) if verdict.state is State.MISSING else verdict


_OFFERED = 3
_ALIKE = 0.6
_PAIRS = (
    ("up", "down"), ("upgrade", "downgrade"), ("start", "stop"), ("enable", "disable"), ("on", "off"), ("apply", "destroy"),
    ("migrate", "rollback"), ("deploy", "rollback"), ("do", "undo"), ("install", "uninstall"), ("promote", "abort"),
)  # fmt: skip
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
"""What leads the other way is no near name of a way back."""


def closest_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the names most like one: by their letters, then those that hold it, are held by it or begin as it does."""
    names = tuple(dict.fromkeys(known))
    alike = get_close_matches(name, names, n=_OFFERED, cutoff=_ALIKE)
    held = [other for other in names if other and (other in name or name in other)]
    begun = [other for other in names if ":" in name and other.startswith(name.partition(":")[0] + ":")]
    return tuple(dict.fromkeys((*alike, *held, *begun)))[:_OFFERED]


def closest(name: str, listing: Listing, written: str = "{}") -> tuple[Near, ...]:
    """Offer the entries of a listing that are most like `name`; `written` is how one is called: `npm run {}`."""
    entries: dict[str, Entry] = {entry.name: entry for entry in reversed(listing.entries)}
    names = [entry.name for entry in listing.entries]
    # Where no name is like it, what there is helps more than nothing.
    found = closest_names(name, names) or get_close_matches(name, dict.fromkeys(names), n=_OFFERED, cutoff=0.0)
    return tuple(Near(written.format(near), listing.receipt(entries[near]), is_alike(name, near)) for near in found)


def is_alike(name: str, other: str) -> bool:
    """Whether a name may be a slip for another: by its letters or its words, and never for what does the opposite."""
    if any(_OPPOSITES.get(a) == b for a in _words(name) for b in _words(other)):
        return False
    return bool(get_close_matches(name, [other], cutoff=_ALIKE)) or other in name or name in other


def _words(name: str) -> list[str]:
    return re.split(r"[^a-z]+", name.lower())


def find_in(listing: Listing, name: str, written: str = "{}") -> Verdict:
    """Look a name up where it has to stand: there with its receipt, missing with the nearest, or open."""
    about = f"{listing.kind} {name}"
    entry = listing.entry(name)
    if entry:
        return exists(about, listing.receipt(entry))
    open_ = listing.why_open(name)
    if open_:
        return unclear(about, open_)
    return missing(about, f"{listing.file} has no {about}", closest(name, listing, written))
