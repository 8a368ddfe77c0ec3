"""Write a document whole or not at all: beside it, onto the disk, then in its place."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from planning.finding import Refusal, refuse
from resources.containment import contained, shown
from resources.documents.reading import digest_of
from resources.limits import DOCUMENT_BYTES

TEMPORARY: Final = ".deploy-planner.tmp"
"""The ending of the file that becomes the document; what a killed process leaves is known by it."""

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "this user's disk quota is used up",
    errno.EFBIG: "the file would be larger than this process may write",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "the folder is gone",
    errno.ENAMETOOLONG: "the name is too long for this file system",
}


def write_document(path: Path, text: str, root: Path, expected: str | None) -> str:
    """Replace a document by a text, and give its new digest.

    `expected` is the digest of what the text was made from; None means that there was no such file.
    A link inside the root is written through; permissions and owner stay.

    Raises:
        Refusal: `changed-meanwhile`, `unwritable`, `over-limit`, or `unreadable` for a path that leaves
            the root. The old document is then untouched, and nothing is left beside it.
    """
    data = _encoded(text, path, root)
    target = contained(path, root)
    try:
        _require(target, expected, path, root)
        temporary = _beside(target, data)
        try:
            _require(target, expected, path, root)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, root, error) from error
    _sync_folder(target.parent)
    return digest_of(data)


def remove_document(path: Path, root: Path, expected: str) -> None:
    """Remove a document that still is what was read; of a link, the link.

    Raises:
        Refusal: `changed-meanwhile`, `unwritable`, or `unreadable` for a path that leaves the root.
    """
    target = contained(path, root)
    try:
        _require(target, expected, path, root)
        path.unlink()
    except OSError as error:
        raise _unwritable(path, root, error) from error
    _sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what killed processes of this user left in a folder; only for who holds its lock."""
    for left in folder.glob(f".*{TEMPORARY}"):
        with contextlib.suppress(OSError):
            if left.lstat().st_uid == folder_user():
                left.unlink()


def folder_user() -> int:
    """Give the id of this user as files carry it; 0 where the system has none."""
    return os.getuid() if hasattr(os, "getuid") else 0


def _encoded(text: str, path: Path, root: Path) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        fix = "leave out the half character (a lone surrogate), for example write 'Deploy \u2713'"
        raise refuse("argument", shown(path, root), "the text cannot be written as UTF-8", fix) from error
    if len(data) > DOCUMENT_BYTES:
        fix = "shorten it: link to long output instead of quoting it, for example 'see `docs/runbook.md`'"
        message = f"the text has {len(data):,} bytes, more than {DOCUMENT_BYTES:,}"
        raise refuse("over-limit", shown(path, root), message, fix)
    return data


def _require(target: Path, expected: str | None, path: Path, root: Path) -> None:
    try:
        found = digest_of(target.read_bytes())
    except FileNotFoundError:
        found = None
    if found == expected:
        return
    message = f"it changed on disk since it was read: it was {_named(expected)} and is {_named(found)} now"
    fix = "read it again and repeat the step on what it says now, for example with read_status"
    raise refuse("changed-meanwhile", shown(path, root), message, fix, "read_status")


def _named(digest: str | None) -> str:
    return digest or "absent"


def _beside(target: Path, data: bytes) -> Path:
    """Write the bytes onto the disk beside the document, with its permissions and owner."""
    old = target.stat() if target.exists() else None
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only")
    temporary = target.with_name(f".{secrets.token_hex(6)}{TEMPORARY}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _take_after(temporary, old)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _take_after(temporary: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (
        temporary.stat().st_uid,
        temporary.stat().st_gid,
    ):
        with contextlib.suppress(PermissionError):  # only root may give files away
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Put the new name itself onto the disk; where the system cannot, the write still stands."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(path: Path, root: Path, error: OSError) -> Refusal:
    reason = _REASONS.get(error.errno or 0, error.strerror or "it cannot be written")
    fix = (
        "make room or give this user the right to write, then repeat the call, for example after 'chmod u+w'"
    )
    return refuse("unwritable", shown(path, root), f"nothing was written: {reason}", fix)
