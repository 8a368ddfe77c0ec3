"""Writers take turns at a folder, also those that share no folder for temporary files and so no lock of an issue."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Final

from planning.finding import refuse
from planning.limits import LOCK_SECONDS
from resources.containment import Folder, shown

if sys.platform != "win32":
    import fcntl

PAUSE: Final = 0.01
"""Seconds between two looks at a lock that is held: steps take some thirty thousandths."""


@contextmanager
def alone(folder: Folder, root: Path, timeout: float | None = None) -> Generator[None, None, None]:
    """Hold the folder's own lock for one document; ends with the process, and with the folder's handle at the latest.

    Nothing is left in the folder. Where a file system has no such locks, what was read is still compared.
    Refuses with `busy` after `timeout` seconds, or else after LOCK_SECONDS.
    """
    limit = LOCK_SECONDS if timeout is None else timeout
    end = time.monotonic() + limit
    while not _taken(folder):
        if time.monotonic() > end:
            where = shown(folder.path, root)
            message = f"another process has held this folder for more than {limit:g} seconds"
            fix = f"call again when the other process has finished, or end it: `fuser {quote(where)}` names it"
            raise refuse("busy", where, message, fix)
        time.sleep(PAUSE)
    yield  # closing the folder's handle ends the turn


def _taken(folder: Folder) -> bool:
    if sys.platform == "win32" or folder.handle is None:
        return True  # a folder cannot be held there
    try:
        fcntl.flock(folder.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without such locks
        return True
    return True
