"""Ordinary files by their handles: read whole, replaced whole; never a pipe, a device or a link."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from planning.limits import DOCUMENT_BYTES
from resources import spare_file
from resources.containment import BINARY, NO_BLOCK, NO_FOLLOW, Folder
from resources.trouble import UnfitError

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


def replace(folder: Folder, name: str, data: bytes, check: Callable[[], None]) -> None:
    """Put `data` in the place of a file in one step; `check` is asked last, when all else has succeeded.

    Mode and, where allowed, owner stay. Raises OSError, UnfitError and whatever `check` raises; then the old
    file is untouched and nothing is left behind. FileExistsError: somebody made the new file just now.
    """
    old = _status(folder, name)
    spare_file.sweep(folder)
    spare = spare_file.new_name()
    try:
        spare_file.write(folder, spare, data, old)
        check()
        _move(folder, spare, name, new=old is None)
    except BaseException:
        spare_file.drop(folder, spare)
        raise
    _settle(folder)


def remove(folder: Folder, name: str) -> None:
    """Remove a file for good; raises OSError."""
    os.unlink(folder.at(name), dir_fd=folder.handle)
    _settle(folder)


def _ordinary(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnfitError(f"is {_kind(mode)}, not a file", "move it away and put a Markdown file in its place")


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    return "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"


def _status(folder: Folder, name: str) -> os.stat_result | None:
    try:
        status = os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False)
    except FileNotFoundError:
        return None
    _ordinary(status.st_mode)
    # A rename would replace a write-protected file too, but whoever protects it means its content.
    os.close(os.open(folder.at(name), _TOUCH, dir_fd=folder.handle))
    return status


def _move(folder: Folder, spare: str, name: str, *, new: bool) -> None:
    here, there = folder.at(spare), folder.at(name)
    if new and _linked(folder, here, there):
        spare_file.drop(folder, spare)
    else:
        os.replace(here, there, src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


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
