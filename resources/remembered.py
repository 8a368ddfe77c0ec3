"""What was made of a file or a folder, until it changes on disk."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_Stamp = tuple[int, int, int, int]

_TICK: Final = 2_000_000_000
"""Nanoseconds: what was changed this shortly before the look may change again unseen, where clocks are coarse."""


class Remembered(Generic[T]):
    """Answers by path; of more than `most` paths all are forgotten, and begun anew. `now` gives nanoseconds."""

    def __init__(self, most: int, now: Callable[[], int] = time.time_ns) -> None:
        self._most = most
        self._now = now
        self._known: dict[Path, tuple[_Stamp, T]] = {}

    def recall(self, path: Path, read: Callable[[], T]) -> T:
        """Give what is known of `path`, else read it; raises what `read` raises, and then remembers nothing."""
        began, stamp = self._now(), _stamp(path)
        known = self._known.get(path)
        if known and known[0] == stamp:
            return known[1]
        value = read()
        if stamp and is_settled(max(stamp[:2]), began):
            self._keep(path, stamp, value)
        return value

    def _keep(self, path: Path, stamp: _Stamp, value: T) -> None:
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[path] = stamp, value


def is_settled(changed: int, looked: int) -> bool:
    """Whether a file changed so long before the look that a later change is sure to show; nanoseconds."""
    return changed < looked - _TICK


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116  a third of the time, and it is asked for every issue
    except (OSError, ValueError):
        return None
    # whoever puts an older time of change back cannot do so with that of the entry itself
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
