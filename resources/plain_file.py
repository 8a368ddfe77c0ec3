"""Ordinary files by their handles: read whole, replaced whole; never a pipe, a device or a link."""

import os
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Final

from planning.limits import DOCUMENT_BYTES
from resources import exchange, spare_file
from resources.containment import BINARY, NO_BLOCK, NO_FOLLOW, Folder
from resources.trouble import UnfitError

Check = Callable[[bytes | None], None]
_CHUNK: Final = 1 << 16
_READ: Final = os.O_RDONLY | NO_FOLLOW | NO_BLOCK | BINARY
_TOUCH: Final = os.O_WRONLY | NO_FOLLOW | NO_BLOCK | BINARY


def read_bytes(folder: Folder, name: str, most: int = DOCUMENT_BYTES) -> bytes:
    """Read a file of `most` bytes; raises OSError, and UnfitError for what is no ordinary file or too large."""
    # Without NO_BLOCK, opening a pipe would wait for its writer for ever.
    handle = os.open(folder.at(name), _READ, dir_fd=folder.handle)
    try:
        status = os.fstat(handle)
        _ordinary(status.st_mode)
        data = bytearray()
        # a file may grow meanwhile, and those of the system say that they have no size
        while status.st_size <= most and len(data) <= most and (chunk := os.read(handle, _CHUNK)):
            data += chunk
        size = max(len(data), os.fstat(handle).st_size)
    finally:
        os.close(handle)
    if max(len(data), status.st_size) > most:
        message = f"has {size:,} bytes, {most:,} are allowed"
        raise UnfitError(message, "move its old parts to a file of their own, for example HISTORY.md")
    return bytes(data)


def bytes_at(folder: Folder, name: str, most: int = DOCUMENT_BYTES) -> bytes | None:
    """Read a file as `read_bytes` does; None where there is none."""
    try:
        return read_bytes(folder, name, most)
    except FileNotFoundError:
        return None


def replace(folder: Folder, name: str, data: bytes, check: Check, most: int = DOCUMENT_BYTES) -> None:
    """Put `data` in the place of a file in one step; `check` sees the bytes that it replaces, None for no file.

    Mode, attributes and, where allowed, owner stay. Raises OSError, UnfitError and whatever `check` raises; then
    what stood there stands there, and nothing is left behind. FileExistsError: somebody made the new file just now.
    """
    with standing(folder, name) as old:
        spare_file.sweep(folder)
        spare = spare_file.new_name()
        with spare_file.dropped_on_error(folder, spare):
            spare_file.write(folder, spare, data, old)
            check(bytes_at(folder, name, most))
        if old is None:
            _make(folder, spare, name)
        else:
            _swap(folder, spare, name, lambda stood: check(bytes_at(folder, stood, most)))
    _settle(folder)


def remove(folder: Folder, name: str, check: Check) -> None:
    """Remove a file for good; of a link only the link. `check` sees the bytes that go.

    Raises OSError, UnfitError and whatever `check` raises; then the file stands where it stood.
    """
    if stat.S_ISLNK(os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False).st_mode):
        os.unlink(folder.at(name), dir_fd=folder.handle)
        _settle(folder)
        return
    check(read_bytes(folder, name))
    # What is edited until the last moment is seen: out of the way, nobody finds it any more by its name.
    spare = spare_file.new_name()
    _rename(folder, name, spare)
    try:
        check(read_bytes(folder, spare))
    except BaseException:
        _make(folder, spare, name)
        raise
    spare_file.drop(folder, spare)
    _settle(folder)


@contextmanager
def standing(folder: Folder, name: str) -> Generator[int | None, None, None]:
    """Hold the file that is to be replaced open, None where there is none.

    Raises OSError, UnfitError for what is no ordinary file.
    """
    try:
        _ordinary(os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        yield None
        return
    # A rename would replace a write-protected file too, but whoever protects it means its content.
    handle = os.open(folder.at(name), _TOUCH, dir_fd=folder.handle)
    try:
        yield handle
    finally:
        os.close(handle)


def _ordinary(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnfitError(f"is {_kind(mode)}, not a file", "move it away and put a Markdown file in its place")


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    return "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"


def _make(folder: Folder, spare: str, name: str) -> None:
    """Give a spare file its name, where nobody has taken it."""
    with spare_file.dropped_on_error(folder, spare):
        if not _linked(folder, folder.at(spare), folder.at(name)):
            _rename(folder, spare, name)
            return
    spare_file.drop(folder, spare)


def _swap(folder: Folder, spare: str, name: str, check: Callable[[str], None]) -> None:
    """Let a spare file take the place of one that was checked, and look once more at what came out."""
    if not exchange.exchanged(folder, spare, name):
        with spare_file.dropped_on_error(folder, spare):
            check(name)
            _rename(folder, spare, name)
        return
    try:
        check(spare)
    except BaseException:
        # An edit fell between the check and the exchange. What cannot be put back is at least not thrown away.
        if exchange.exchanged(folder, spare, name):
            spare_file.drop(folder, spare)
        raise
    spare_file.drop(folder, spare)


def _rename(folder: Folder, old: str, new: str) -> None:
    os.replace(folder.at(old), folder.at(new), src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


def _linked(folder: Folder, here: str, there: str) -> bool:
    # A rename would overwrite what another process made since the check; a link does not.
    try:
        os.link(here, there, src_dir_fd=folder.handle, dst_dir_fd=folder.handle)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        return False
    return True


def _settle(folder: Folder) -> None:
    # The change is made; a file system that cannot sync a folder must not turn it into a failure.
    with suppress(OSError):
        folder.sync()
