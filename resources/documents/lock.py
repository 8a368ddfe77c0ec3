"""One process at a time per issue; the lock lies in this user's temporary folder, never in the repository."""

import hashlib
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planning.finding import refuse
from resources.documents.writing import sweep, user
from resources.limits import LOCK_SECONDS

if TYPE_CHECKING:
    from resources.issue_folder import IssueFolder


_POLL: Final = 0.02


@contextmanager
def locked(folder: "IssueFolder", timeout: float = LOCK_SECONDS) -> Generator[None]:
    """Hold the issue against other processes and threads while the block runs.

    The system releases the lock when the process dies. Not reentrant.

    Raises:
        Refusal: gate `busy` after `timeout` seconds; `unwritable` where the temporary folder cannot be used.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only writing needs it, serving starts without

    try:
        lock = FileLock(_lock_path(folder.path), timeout=timeout, thread_local=False, poll_interval=_POLL)
        lock.acquire()
    except Timeout as error:
        message = f"another process has been working on this issue for {timeout:g} seconds"
        fix = "call again when it is done, or end the process that hangs: 'ps -ef | grep deploy-planner'"
        raise refuse("busy", folder.name, message, fix) from error
    except OSError as error:
        fix = "give the server a temporary folder of this user, for example TMPDIR=/tmp"
        message = f"the lock of this issue cannot be taken: {error.strerror or 'no temporary folder'}"
        raise refuse("unwritable", folder.name, message, fix) from error
    try:
        sweep(folder.path)
        yield
    finally:
        lock.release()


def _lock_path(folder: Path) -> Path:
    place = Path(tempfile.gettempdir()) / f"deploy-planner-{user()}"
    place.mkdir(mode=0o700, exist_ok=True)
    if place.is_symlink() or place.stat().st_uid != user():
        raise PermissionError(1, "the folder of the locks belongs to somebody else")
    return place / f"{hashlib.sha256(bytes(folder.resolve())).hexdigest()[:32]}.lock"
