"""The files of a repository, opened only when asked for; every look is noted, so that facts know when they are old."""

import os
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from planning.commands.grounding.repository import Presence
from planning.limits import FOLDER_NAMES
from resources.containment import OutsideError, opened_folder, resolve_inside, scanned_folder
from resources.plain_file import read_bytes
from resources.repository.ignored import NEVER, Ignored
from resources.trouble import UnfitError

Signature = tuple[int, int, int, int] | None
"""Time of the last change in nanoseconds, size, inode, mode; None for what is not there."""


class BrokenError(Exception):
    """A file that does not say what its name promises."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class Tree:
    """A repository below its root. Paths have slashes and start at the root; the empty path is the root."""

    root: str
    seen: dict[str, Signature] = field(default_factory=dict[str, Signature])
    """Every path that was looked at, with what was there."""
    ignored: Ignored = field(init=False)
    _top: Path = field(init=False)
    _scanned: set[str] = field(default_factory=lambda: {""})
    """Folders that are known to be none behind a link."""

    def __post_init__(self) -> None:
        self._top = Path(self.root).resolve()
        self.ignored = Ignored(self._text_or_none)

    def presence(self, path: str) -> Presence:
        """Say what a path is; what git ignores, or what lies behind a link out of the root, is UNKNOWN."""
        found = self._look(path)
        try:
            resolve_inside(Path(self.root, path), Path(self.root))
        except OutsideError:
            return Presence.UNKNOWN
        except OSError:
            return Presence.UNKNOWN if found else Presence.ABSENT
        if found is None:
            return Presence.UNKNOWN if self.ignored.matches(path, folder=False) else Presence.ABSENT
        return Presence.FOLDER if stat.S_ISDIR(found[3]) else Presence.FILE

    def names(self, folder: str) -> tuple[str, ...]:
        """Name what lies in a folder, sorted. Empty for what is no readable folder inside the root."""
        return self.listed(folder)[0]

    def listed(self, folder: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the names in a folder and the paths of its folders, sorted.

        Folders that hold nothing that people wrote, and links to folders, are not among the folders. Of a folder
        with more names than FOLDER_NAMES only as many are given.
        """
        entries = self._entries(folder) if self._look(folder) else []
        names = tuple(name for name, _ in entries)
        self._scanned.update(below(folder, name) for name, is_folder in entries if is_folder)
        return names, tuple(below(folder, name) for name, is_folder in entries if is_folder and name not in NEVER)

    def text(self, path: str) -> str:
        """Read a file; raises BrokenError for what cannot be read, is too large or is no UTF-8."""
        self._look(path)
        root = Path(self.root)
        try:
            place = resolve_inside(root / path, root)
            with opened_folder(place.parent, root) as folder:
                data = read_bytes(folder, place.name)
        except OutsideError:
            raise BrokenError("leads out of the root") from None
        except (OSError, UnfitError) as error:
            raise BrokenError(f"cannot be read: {error}") from error
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BrokenError("is no UTF-8 text", data[: error.start].count(b"\n") + 1) from None

    def _text_or_none(self, path: str) -> str | None:
        if self._look(path) is None:
            return None
        try:
            return self.text(path)
        except BrokenError:
            return None

    def _real(self, folder: str) -> Path:
        """Give the real place of a folder; one that was found by a scan of its own is no link.

        Raises OutsideError, and OSError for a circle of links.
        """
        if folder in self._scanned:
            return self._top / folder
        return resolve_inside(Path(self.root, folder), Path(self.root))

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        try:
            with scanned_folder(self._real(folder), Path(self.root)) as entries:
                found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in islice(entries, FOLDER_NAMES)]
        except (OSError, OutsideError):
            return []
        return sorted(found)

    def _look(self, path: str) -> Signature:
        self.seen[path] = signature(self.root, path)
        return self.seen[path]


def below(folder: str, name: str) -> str:
    """Give the path of a name in a folder."""
    return f"{folder}/{name}" if folder else name


def signature(root: str, path: str) -> Signature:
    """Give that by which a change of a file or folder is seen."""
    try:
        found = os.stat(f"{root}/{path}")  # noqa: PTH116 - a Path costs more than the look
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)
