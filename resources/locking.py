"""One step at a time on one issue, across processes."""

import os
import stat
import tempfile
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from planning.finding import Refusal, refuse
from planning.limits import LOCK_SECONDS
from resources.containment import shown
from resources.folder_lock import PAUSE
from resources.issue_folder import IssueFolder
from resources.trouble import unwritable


@contextmanager
def locked(folder: IssueFolder, timeout: float | None = None) -> Generator[None, None, None]:
    """Hold an issue for one step; ends with the process at the latest, and must not be nested.

    Refuses with `busy` after `timeout` seconds, or else after LOCK_SECONDS. The lock stands in the system's folder for temporary files,
    so that nothing is left in the project. Servers that do not agree on that folder do not wait for each other here: they
    take turns at each document (`folder_lock.alone`), and what one changed under another is refused by its digest.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  only steps that write need it

    limit = LOCK_SECONDS if timeout is None else timeout
    where = shown(folder.path, folder.root)
    try:
        lock = FileLock(lock_path(folder), timeout=limit)
        lock.acquire(poll_interval=PAUSE)
    except Timeout:
        message = f"another process has been working on this issue for more than {limit:g} seconds"
        fix = "call again when the other session has finished its step, or end that session"
        raise refuse("busy", where, message, fix) from None
    except OSError as error:
        raise _lockless(error) from error
    try:
        yield
    finally:
        lock.release()


def _lockless(error: OSError) -> Refusal:
    (finding,) = unwritable("the folder for temporary files (TMPDIR)", error).findings
    fix = "give the server another one, for example `mkdir -p ~/tmp && export TMPDIR=~/tmp`, then start it again"
    return Refusal([replace(finding, fix=fix)])


def lock_path(folder: IssueFolder) -> Path:
    """Name the lock of an issue by its folder's real place."""
    # Two spellings of one folder must not be two locks; two folders that share one only wait a little.
    place = unicodedata.normalize("NFC", str(folder.path.resolve())).casefold()
    return _lock_folder() / f"{sha256(os.fsencode(place)).hexdigest()[:32]}.lock"


def _lock_folder() -> Path:
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folder = Path(tempfile.gettempdir()) / f"deploy-planner-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder
