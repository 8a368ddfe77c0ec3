"""What went wrong with a document, in words that say what to do."""

import errno
from collections.abc import Mapping
from shlex import quote
from typing import Final

from planning.finding import Refusal, refuse
from planning.limits import DOCUMENT_BYTES

_KEPT: Final = "; nothing was written, what was there is as it was"
_MISSING: Final = (
    "does not exist",
    "create it, for example `touch {where}`; read_status names what there is",
)
_FORBIDDEN: Final = ("may not be read by this user", "allow it: `chmod u+r {where}`")
_LINK: Final = (
    "is a link that cannot be followed",
    "put the file itself in its place: `rm {where}`, then write it",
)
_READING: Final = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ELOOP: _LINK,
}
_PROTECTED: Final = ("is protected: this user may not write it", "allow it: `chmod u+w {where} {folder}`")
_NO_FOLDER: Final = ("has no folder any more", "put it back: `mkdir -p {folder}`, then call again")
_WRITING: Final = {
    errno.ENOSPC: ("finds the disk full", "free some space (`df -h {folder}`), then call again"),
    errno.EDQUOT: ("finds the disk quota used up", "free some space (`quota -s`), then call again"),
    errno.EFBIG: (
        "is larger than a file may be here",
        "lift the limit (`ulimit -f unlimited`), then call again",
    ),
    errno.EROFS: ("is on a read-only file system", "mount it writable: `mount -o remount,rw {folder}`"),
    errno.EACCES: _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ELOOP: _LINK,
}


class UnfitError(Exception):
    """What stands there is no file to be read or replaced; says why, and what to do."""

    def __init__(self, message: str, fix: str) -> None:
        self.fix = fix
        super().__init__(message)


def unreadable(where: str, error: OSError | UnfitError) -> Refusal:
    """Refuse because a document cannot be read."""
    message, fix = _words(_READING, error, "check that `cat {where}` works, then call again")
    return refuse("unreadable", where, message, _filled(fix, where))


def unwritable(where: str, error: OSError | UnfitError) -> Refusal:
    """Refuse because a document cannot be written."""
    message, fix = _words(_WRITING, error, "check that `touch {where}` works, then call again")
    return refuse("unwritable", where, message + _KEPT, _filled(fix, where))


def outside(gate: str, where: str) -> Refusal:
    """Refuse because a path's real place is not inside the root."""
    fix = "put the file itself there: `rm {where} && cp THE_FILE {where}`, or give a --root that holds both"
    return refuse(gate, where, "is a link that leads out of the root", _filled(fix, where))


def too_large(where: str, size: int) -> Refusal:
    """Refuse a text that is larger than what is read back."""
    message = f"would have {size:,} bytes, {DOCUMENT_BYTES:,} are allowed"
    return refuse("over-limit", where, message + _KEPT, "shorten it: name a long log's file instead of quoting it")


def too_many(where: str, things: str, most: int, elsewhere: str) -> Refusal:
    """Refuse a folder with more in it than is listed."""
    return refuse("over-limit", where, f"holds more than {most:,} {things}", f"move what is done with to {elsewhere}")


def changed(where: str, expected: str | None, found: str | None) -> Refusal:
    """Refuse because a document is no longer what was read; a digest of None is a file that is not there."""
    if expected is None:
        message = f"is there now (digest {found}) and was not when this step began"
    elif found is None:
        message = f"is gone; it had digest {expected} when it was read"
    else:
        message = f"has changed since it was read: digest {expected} then, {found} now"
    fix = "call again: the step then begins from what is there now; compare first with `git diff {where}`"
    return refuse("changed-meanwhile", where, message + _KEPT, _filled(fix, where))


def not_text(where: str, data: bytes, at: int) -> Refusal:
    """Refuse bytes that are not UTF-8 from offset `at` on."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("unreadable", where, "is UTF-16, not UTF-8", _converted("UTF-16", where))
    line = data.count(b"\n", 0, at) + 1
    if b"\0" in data:
        fix = _filled("put Markdown text in its place, or restore it: `git checkout {where}`", where)
        return refuse("unreadable", f"{where}:{line}", f"is not text: byte {at} is {data[at]:#04x}", fix)
    message = f"is not UTF-8: byte {at} is {data[at]:#04x}"
    return refuse("unreadable", f"{where}:{line}", message, _converted("WINDOWS-1252", where))


def _converted(encoding: str, where: str) -> str:
    command = f"`iconv -f {encoding} -t UTF-8 {{where}} > new.md && mv new.md {{where}}`"
    return _filled(f"save it as UTF-8: {command}", where)


def _filled(fix: str, where: str) -> str:
    return fix.format(where=quote(where), folder=quote(where.rpartition("/")[0] or "."))


def _words(table: Mapping[int, tuple[str, str]], error: OSError | UnfitError, fix: str) -> tuple[str, str]:
    if isinstance(error, UnfitError):
        return str(error), error.fix
    words = error.strerror.lower() if error.strerror else str(error)
    return table.get(error.errno or 0, (f"gives an error: {words}", fix))
