"""Ordinary files by their handles: read whole, replaced whole; never a pipe, a device or a link."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from secrets import token_hex
from typing import Final

from resources.containment import BINARY, NO_BLOCK, NO_FOLLOW, Folder
from resources.limits import DOCUMENT_BYTES
from resources.trouble import UnfitError

_CHUNK: Final = 1 << 16
_READ: Final = os.O_RDONLY | NO_FOLLOW | NO_BLOCK | BINARY
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY


def read_bytes(folder: Folder, name: str) -> bytes:
    """Read a file; raises OSError, and UnfitError for what is no ordinary file or too large."""
    # Without NO_BLOCK, opening a pipe would wait for its writer for ever.
    handle = os.open(folder.at(name), _READ, dir_fd=folder.handle)
    try:
        _ordinary(os.fstat(handle).st_mode)
        data = bytearray()
        while len(data) <= DOCUMENT_BYTES and (chunk := os.read(handle, _CHUNK)):
            data += chunk
        size = os.fstat(handle).st_size
    finally:
        os.close(handle)
    if len(data) > DOCUMENT_BYTES:
        raise UnfitError(f"has {max(size, len(data)):,} bytes, {DOCUMENT_BYTES:,} are allowed")
    return bytes(data)


def replace(folder: Folder, name: str, data: bytes, check: Callable[[], None]) -> None:
    """Put `data` in the place of a file in one step; `check` is asked last, when all else has succeeded.

    Mode and, where allowed, owner stay. Raises OSError and whatever `check` raises; then the old file is
    untouched and nothing is left behind. FileExistsError: somebody made the new file in the last moment.
    """
    old = _status(folder, name)
    spare = f".deploy-planner-{token_hex(8)}.tmp"
    try:
        _write(folder, spare, data, old)
        check()
        _move(folder, spare, name, new=old is None)
    except BaseException:
        with suppress(OSError):
            os.unlink(folder.at(spare), dir_fd=folder.handle)
        raise
    _settle(folder)


def remove(folder: Folder, name: str) -> None:
    """Remove a file for good; raises OSError."""
    os.unlink(folder.at(name), dir_fd=folder.handle)
    _settle(folder)


def _ordinary(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnfitError("is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise UnfitError("is a pipe, a socket or a device, not an ordinary file")


def _status(folder: Folder, name: str) -> os.stat_result | None:
    try:
        status = os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False)
    except FileNotFoundError:
        return None
    _ordinary(status.st_mode)
    # A rename would go through: whoever protects a file means its content.
    if not os.access(folder.at(name), os.W_OK, dir_fd=folder.handle):
        raise UnfitError("is write-protected")
    return status


def _write(folder: Folder, name: str, data: bytes, old: os.stat_result | None) -> None:
    mode = 0o666 if old is None else 0o600
    handle = os.open(folder.at(name), _NEW, mode, dir_fd=folder.handle)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if old is not None:
            _take_after(handle, old)
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_after(handle: int, old: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    for owner in (old.st_uid, -1):  # who may not give files away may still keep the group
        try:
            os.fchown(handle, owner, old.st_gid)
            break
        except OSError:
            continue
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _move(folder: Folder, spare: str, name: str, *, new: bool) -> None:
    here, there = folder.at(spare), folder.at(name)
    if new and _linked(folder, here, there):
        with suppress(OSError):
            os.unlink(here, dir_fd=folder.handle)
    else:
        os.replace(here, there, src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


def _linked(folder: Folder, here: str, there: str) -> bool:
    """Link instead of rename: a rename would overwrite what another process made since the check."""
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
