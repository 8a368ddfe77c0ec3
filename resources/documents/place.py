"""A document's place: its real folder held open, so that no link swapped in meanwhile leads elsewhere."""

import os
import stat
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from resources.containment import contained
from resources.limits import DOCUMENT_BYTES

_CLOSED: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _CLOSED
_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _CLOSED
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOSED


@dataclass(frozen=True, slots=True)
class Place:
    """A file name in an open folder."""

    folder: Path
    name: str
    descriptor: int | None
    """The folder's; None on systems that open files by their whole path only."""

    def at(self, name: str) -> str:
        """Give a name in the folder as the system calls take it, together with the descriptor."""
        return name if self.descriptor is not None else str(self.folder / name)

    def read(self) -> tuple[bytes, os.stat_result]:
        """Read at most one byte more than the limit; a pipe or a device is never waited for."""
        descriptor = os.open(self.at(self.name), _READ, dir_fd=self.descriptor)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a path cannot open what is already open
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise IsADirectoryError
            return file.read(DOCUMENT_BYTES + 1), status

    def create(self, name: str) -> int:
        """Make a new file in the folder and open it for writing."""
        return os.open(self.at(name), _NEW, 0o666, dir_fd=self.descriptor)

    def replace_by(self, name: str) -> None:
        """Put another file of the folder in this place, at once."""
        os.replace(self.at(name), self.at(self.name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def unlink(self, name: str) -> None:
        """Remove a file of the folder."""
        os.unlink(self.at(name), dir_fd=self.descriptor)

    def writable(self) -> bool:
        """Tell whether this user may write the file that is here."""
        return os.access(self.at(self.name), os.W_OK, dir_fd=self.descriptor)


@contextmanager
def placed(path: Path, root: Path, *, follow: bool = True) -> Generator[Place]:
    """Open the folder of a document; without `follow`, that of the link itself.

    Raises:
        Refusal: gate `unreadable`, for a path that leaves the root.
        OSError: where there is no such folder, or a link came in on the way since it was looked at.
    """
    real = contained(path, root) if follow else contained(path.parent, root) / path.name
    parts = real.relative_to(root.resolve()).parts or (".",)
    descriptor = _open_folder(root.resolve(), parts[:-1])
    try:
        yield Place(real.parent, parts[-1], descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _open_folder(root: Path, parts: Iterable[str]) -> int | None:
    if os.open not in os.supports_dir_fd:
        return None
    descriptor = os.open(root, _FOLDER)
    for part in parts:
        outer = descriptor
        try:
            descriptor = os.open(part, _FOLDER, dir_fd=outer)
        finally:
            os.close(outer)
    return descriptor
