"""The temporary file beside a document: written whole and synced before it takes the document's place."""

import os
import re
import stat
import time
from contextlib import suppress
from secrets import token_hex
from typing import Final

from planning.limits import SPARE_SECONDS
from resources.containment import BINARY, NO_FOLLOW, Folder

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY
_NAME: Final = re.compile(r"\.deploy-planner-[0-9a-f]{16}\.tmp")


def new_name() -> str:
    """Make a name that no other file has, and that no reader takes for a document."""
    return f".deploy-planner-{token_hex(8)}.tmp"


def write(folder: Folder, name: str, data: bytes, old: os.stat_result | None) -> None:
    """Write and sync a new file, with the mode and owner of `old` where there is one; raises OSError."""
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


def drop(folder: Folder, name: str) -> None:
    """Remove a temporary file, if it is there."""
    with suppress(OSError):
        os.unlink(folder.at(name), dir_fd=folder.handle)


def sweep(folder: Folder) -> None:
    """Remove what killed writers left here; a writer at work needs far less than the time allowed."""
    latest = time.time() - SPARE_SECONDS
    with suppress(OSError):
        names = os.listdir(folder.path if folder.handle is None else folder.handle)  # noqa: PTH208  by handle
        for name in filter(_NAME.fullmatch, names):
            status = os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False)
            if status.st_mtime < latest:
                drop(folder, name)


def _take_after(handle: int, old: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    for owner in (old.st_uid, -1):  # who may not give a file away may still keep its group
        try:
            os.fchown(handle, owner, old.st_gid)
            break
        except OSError:
            continue
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
