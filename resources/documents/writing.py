"""Write a document whole or not at all: beside it, onto the disk, then in its place."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from planning.finding import Refusal, refuse
from resources.containment import shown
from resources.documents.place import Place, placed
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
    errno.EISDIR: "something that is no regular file has its name",
    errno.ENXIO: "something that is no regular file has its name",
    errno.ELOOP: "a link on the way changed meanwhile",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "the folder is gone",
    errno.ENAMETOOLONG: "the name is too long for this file system",
}


def write_document(path: Path, text: str, root: Path, expected: str | None) -> str:
    """Replace a document by a text, and give its new digest.

    `expected` is the digest of what the text was made from; None means that there was no such file.
    A link inside the root is written through; permissions and owner stay. The digest is compared again
    right before the rename: only a save by another program in that instant goes unnoticed.

    Raises:
        Refusal: `changed-meanwhile`, `unwritable`, `over-limit`, `argument` for text that UTF-8 cannot
            hold, or `unreadable` for a path that leaves the root. The old document is then untouched,
            and nothing is left beside it.
    """
    where = shown(path, root)
    data = _encoded(text, where)
    try:
        with placed(path, root) as place:
            _write(place, data, expected, where)
    except OSError as error:
        raise _unwritable(where, error) from error
    return digest_of(data)


def remove_document(path: Path, root: Path, expected: str) -> None:
    """Remove a document that still is what was read; of a link, the link.

    Raises:
        Refusal: `changed-meanwhile`, `unwritable`, or `unreadable` for a path that leaves the root.
    """
    where = shown(path, root)
    try:
        with placed(path, root) as place:
            _unchanged(place, expected, where)
        with placed(path, root, follow=False) as place:
            place.unlink(place.name)
            _sync(place)
    except OSError as error:
        raise _unwritable(where, error) from error


def sweep(folder: Path) -> None:
    """Remove what killed processes of this user left in a folder; only for who holds its lock."""
    for left in folder.glob(f".*{TEMPORARY}"):
        with contextlib.suppress(OSError):
            if left.lstat().st_uid == user():
                left.unlink()


def user() -> int:
    """Give the id of this user as files carry it; 0 where the system has none."""
    return os.getuid() if hasattr(os, "getuid") else 0


def _encoded(text: str, where: str) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        fix = "leave out the half character (a lone surrogate), for example write 'Deploy \u2713'"
        raise refuse("argument", where, "the text cannot be written as UTF-8", fix) from error
    if len(data) > DOCUMENT_BYTES:
        fix = "shorten it: link to long output instead of quoting it, for example 'see `docs/runbook.md`'"
        message = f"the text has {len(data):,} bytes, more than {DOCUMENT_BYTES:,}"
        raise refuse("over-limit", where, message, fix)
    return data


def _write(place: Place, data: bytes, expected: str | None, where: str) -> None:
    old = _unchanged(place, expected, where)
    if old is not None and not place.writable():
        raise PermissionError(errno.EACCES, "read-only")  # a rename would not mind
    temporary = f".{secrets.token_hex(6)}{TEMPORARY}"
    try:
        _fill(place, temporary, data, old)
        _unchanged(place, expected, where)
        place.replace_by(temporary)
    except BaseException:
        with contextlib.suppress(OSError):
            place.unlink(temporary)
        raise
    _sync(place)


def _unchanged(place: Place, expected: str | None, where: str) -> os.stat_result | None:
    """Give the status of the file that is there, None where none is; refuse anything but the expected one."""
    found, status = _present(place)
    if found == expected:
        return status
    message = f"it changed on disk since it was read: it was {_named(expected)} and is {_named(found)} now"
    fix = "read it again and repeat the step on what it says now, for example with read_status"
    raise refuse("changed-meanwhile", where, message, fix, "read_status")


def _present(place: Place) -> tuple[str | None, os.stat_result | None]:
    try:
        data, status = place.read()
    except FileNotFoundError:
        return None, None
    return digest_of(data), status


def _named(digest: str | None) -> str:
    return digest or "absent"


def _fill(place: Place, temporary: str, data: bytes, old: os.stat_result | None) -> None:
    descriptor = place.create(temporary)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a path cannot open what is already open
        file.write(data)
        file.flush()
        if old is not None:
            _take_after(descriptor, old)
        os.fsync(descriptor)


def _take_after(descriptor: int, old: os.stat_result) -> None:
    """Give the new file the old one's owner and permissions, as far as this user may."""
    if not hasattr(os, "fchown"):
        return
    new = os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync(place: Place) -> None:
    """Put the new name itself onto the disk; where the system cannot, the write still stands."""
    if place.descriptor is not None:
        with contextlib.suppress(OSError):
            os.fsync(place.descriptor)


def _unwritable(where: str, error: OSError) -> Refusal:
    number = errno.EISDIR if isinstance(error, IsADirectoryError) else error.errno or 0
    reason = _REASONS.get(number, error.strerror or "it cannot be written")
    fix = (
        "make room, or give this user the right to write, for example 'chmod u+w FILE'; then repeat the call"
    )
    return refuse("unwritable", where, f"nothing was written: {reason}", fix)
