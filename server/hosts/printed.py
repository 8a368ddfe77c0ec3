"""Words of hosts and servers made fit to be printed: without secrets, and without what would steer a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from shlex import quote
from typing import Final

from planning.text.secrets import find_secret
from server.printed import printable

_SHORT: Final = 4
"""Characters up to which a value is too common to be hidden."""


@dataclass(frozen=True, slots=True)
class Curtain:
    """What hides the values that a person meant for a server alone."""

    hidden: Mapping[str, str] = field(default_factory=dict[str, str])
    """The names that are shown in their place, by the values."""

    def line(self, text: str) -> str:
        """Give one line: known values by their names, nothing of a line that still looks like a secret."""
        line = printable(self._named(text))
        kind = find_secret(line)
        return f"(a line with {kind} is left out)" if kind else line

    def words(self, words: Sequence[str]) -> str:
        """Give the words of a command as a shell would read them, each secret by its kind."""
        shown = [named if (named := self._named(word)) != word else quote(word) for word in words]
        kinds = [find_secret(word) or _behind(before, word) for before, word in pairwise(("", *words))]
        return self.line(" ".join(f"<{kind}>" if kind else word for word, kind in zip(shown, kinds, strict=True)))

    def _named(self, text: str) -> str:
        for value in sorted(self.hidden, key=len, reverse=True):
            text = text.replace(value, f"<{self.hidden[value]}>") if len(value) > _SHORT else text
        return text


def _behind(option: str, word: str) -> str:
    """Give the kind of a secret that only the option before it gives away, as in `--token x1y2z3`."""
    return find_secret(f"{option} {word}") if option.startswith("-") else ""
