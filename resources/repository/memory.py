"""Remembers what was read of a repository until one of the files that were looked at changes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from resources.remembered import is_settled
from resources.repository.tree import Signature, Tree, signature

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading: what it depends on, and whether anything of that was too fresh to be trusted later."""

    value: Any
    given: object
    seen: dict[str, Signature]
    settled: bool


@dataclass(slots=True)
class Memory:
    """What is known of one repository, by question."""

    root: str
    _known: dict[object, _Look] = field(default_factory=dict[object, _Look])

    def recall(self, question: object, read: Callable[[Tree], T], given: object = None) -> T:
        """Give the answer that is known, else read it; `given` is what it depends on besides files."""
        known = self._known.get(question)
        if known and known.settled and known.given == given and self._is_current(known):
            value: T = known.value
            return value
        tree = Tree(self.root)
        began = time.time_ns()
        value = read(tree)
        self._known[question] = _Look(value, given, tree.seen, _is_settled(tree.seen, began))
        return value

    def _is_current(self, look: _Look) -> bool:
        return all(signature(self.root, path) == found for path, found in look.seen.items())


def _is_settled(seen: dict[str, Signature], began: int) -> bool:
    return all(found is None or is_settled(found[0], began) for found in seen.values())
