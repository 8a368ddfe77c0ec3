"""No path leaves the root: resolving, and opening without following a link that was swapped in meanwhile."""

import errno
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
NO_BLOCK: Final[int] = getattr(os, "O_NONBLOCK", 0)
BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_FOLDER: Final[int] = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | NO_FOLLOW
_BY_HANDLE: Final = {os.link, os.open, os.rename, os.stat, os.unlink} <= os.supports_dir_fd


class OutsideError(Exception):
    """A path whose real place is not inside the root."""


def resolve_inside(path: Path, root: Path) -> Path:
    """Give the real place of `path`, every link followed.

    Raises OutsideError where that is not inside `root`, and OSError for a chain of links without end.
    """
    try:
        real = path.resolve()
    except RuntimeError as error:  # what Python makes of a circle of links before 3.13
        raise OSError(errno.ELOOP, "circle of links") from error
    except ValueError as error:
        raise OSError(errno.EINVAL, "NUL in a path") from error
    if not real.is_relative_to(real_root(root)):
        raise OutsideError(shown(path, root))
    return real


@lru_cache(maxsize=16)
def real_root(root: Path) -> Path:
    """Give the real place of a root, which stays what it was when it was first looked at."""
    return root.resolve()


def is_inside(path: Path, root: Path) -> bool:
    """Whether the real place of `path` is `root` or below it."""
    try:
        resolve_inside(path, root)
    except (OSError, OutsideError):
        return False
    return True


def shown(path: Path, root: Path) -> str:
    """Name a path as people do: from the root on, with slashes."""
    for start in (root, real_root(root)):
        if path.is_relative_to(start):
            return path.relative_to(start).as_posix()
    return path.name


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder held open, so that whoever renames or links it meanwhile changes nothing for us."""

    path: Path
    handle: int | None
    """None where the platform cannot open relative to a folder."""

    def at(self, name: str) -> str:
        """Give what the `os` functions take for `name` together with `dir_fd=handle`."""
        return str(self.path / name) if self.handle is None else name

    @property
    def place(self) -> int | str:
        """What `os.scandir` and `os.listdir` take for the folder itself."""
        return str(self.path) if self.handle is None else self.handle

    def sync(self) -> None:
        """Bring a rename to the disk; raises OSError where the file system cannot."""
        if self.handle is not None:
            os.fsync(self.handle)


@contextmanager
def opened_folder(real: Path, root: Path) -> Generator[Folder, None, None]:
    """Hold a resolved folder inside `root` open, one step at a time and through no link.

    Raises OutsideError, and OSError for what is missing, no folder, or a link since it was resolved.
    """
    top = real_root(root)
    if not real.is_relative_to(top):
        raise OutsideError(shown(real, root))
    if not _BY_HANDLE:
        yield Folder(real, None)
        return
    handle = os.open(top, _FOLDER)
    try:
        for part in real.relative_to(top).parts:
            inner = os.open(part, _FOLDER, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield Folder(real, handle)
    finally:
        os.close(handle)


@contextmanager
def scanned_folder(real: Path, root: Path) -> Generator[Iterator[os.DirEntry[str]], None, None]:
    """List a resolved folder that is held open: a link that takes its place meanwhile tells nothing of where it leads.

    Raises as `opened_folder` does. An entry knows its name and kind, and that only here; its `path` is no path.
    """
    with opened_folder(real, root) as folder, os.scandir(folder.place) as entries:
        yield entries
