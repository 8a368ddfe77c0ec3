"""The temporary file beside a document: written whole and synced before it takes the document's place."""

import os
import re
import stat
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import Final

from planning.limits import SPARE_SECONDS
from resources.containment import BINARY, NO_FOLLOW, Folder

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY
_NAME: Final = re.compile(r"\.deploy-planner-[0-9a-f]{16}\.tmp")


def new_name() -> str:
    """Make a name that no other file has, and that no reader takes for a document."""
    return f".deploy-planner-{token_hex(8)}.tmp"


def write(folder: Folder, name: str, data: bytes, old: int | None) -> None:
    """Write and sync a new file, with the mode, owner and attributes of the open file `old`; raises OSError."""
    handle = os.open(folder.at(name), _NEW, 0o666 if old is None else 0o600, dir_fd=folder.handle)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if old is not None:
            _take_after(handle, old)
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def dropped_on_error(folder: Folder, name: str) -> Generator[None, None, None]:
    """Remove the temporary file where what is done with it fails."""
    try:
        yield
    except BaseException:
        drop(folder, name)
        raise


def drop(folder: Folder, name: str) -> None:
    """Remove a temporary file, if it is there."""
    with suppress(OSError):
        os.unlink(folder.at(name), dir_fd=folder.handle)


def sweep(folder: Folder) -> None:
    """Remove what killed writers left here; a writer at work needs far less than the time allowed.

    A time in the future is none that a writer at work could have: the clock was set back.
    """
    now = time.time()
    with suppress(OSError):
        names = os.listdir(folder.place)  # noqa: PTH208  by handle
        for name in filter(_NAME.fullmatch, names):
            status = os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False)
            if abs(now - status.st_mtime) > SPARE_SECONDS:
                drop(folder, name)


def _take_after(handle: int, old: int) -> None:
    if not hasattr(os, "fchown"):
        return
    status = os.fstat(old)
    for owner in (status.st_uid, -1):  # who may not give a file away may still keep its group
        try:
            os.fchown(handle, owner, status.st_gid)
            break
        except OSError:
            continue
    if hasattr(os, "listxattr"):
        _take_attributes(handle, old)
    os.fchmod(handle, stat.S_IMODE(status.st_mode))  # last: the list of who may what has set the group's bits


def _take_attributes(handle: int, old: int) -> None:
    # Lists of who may what are attributes too; a folder may have given the new file one that the old has not.
    with suppress(OSError):  # a file system without them
        kept = set(os.listxattr(old))
        for name in set(os.listxattr(handle)) - kept:
            with suppress(OSError):
                os.removexattr(handle, name)
        for name in kept:
            with suppress(OSError):  # some belong to the system
                os.setxattr(handle, name, os.getxattr(old, name))
