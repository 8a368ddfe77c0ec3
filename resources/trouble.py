"""What went wrong with a document, in words that say what to do."""

import errno
from typing import Final

from planning.finding import Refusal, refuse
from resources.limits import DOCUMENT_BYTES

_KEPT: Final = "; nothing was written, the old file is as it was"
_MISSING: Final = (
    "does not exist",
    "create it, for example `touch {where}`, or call read_status for what there is",
)
_FORBIDDEN: Final = ("may not be read by this user", "allow it: `chmod u+r {where}`")
_READING: Final = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ELOOP: (
        "is a link that leads in a circle",
        "put the file itself there: `rm {where}`, then write it",
    ),
}
_LOCKED_AWAY: Final = ("this user may not write there", "allow it: `chmod u+w {where} $(dirname {where})`")
_WRITING: Final = {
    errno.ENOSPC: ("the disk is full", "free some space (`df -h {where}`), then call again"),
    errno.EDQUOT: ("the disk quota is used up", "free some space (`quota -s`), then call again"),
    errno.EFBIG: (
        "a file may not grow so large here",
        "lift the limit (`ulimit -f unlimited`), then call again",
    ),
    errno.EROFS: ("the file system is read-only", "mount it writable, or give a --root that is"),
    errno.EACCES: _LOCKED_AWAY,
    errno.EPERM: _LOCKED_AWAY,
    errno.ENOENT: ("its folder is gone", "create it: `mkdir -p $(dirname {where})`, then call again"),
    errno.ENOTDIR: ("its folder is a file now", "put the folder back: `mkdir -p $(dirname {where})`"),
}


class UnfitError(OSError):
    """What stands there is no ordinary file, or not one to be touched; the words are the reason."""


def unreadable(where: str, error: OSError) -> Refusal:
    """Refuse because a document cannot be read."""
    message, fix = _words(_READING, error, "put an ordinary Markdown file there: `cp DRAFT.md {where}`")
    return refuse("unreadable", where, message, fix.format(where=where))


def unwritable(where: str, error: OSError) -> Refusal:
    """Refuse because a document cannot be written."""
    message, fix = _words(_WRITING, error, "check that `touch {where}` works, then call again")
    return refuse("unwritable", where, message + _KEPT, fix.format(where=where))


def outside(gate: str, where: str) -> Refusal:
    """Refuse because a path's real place is not inside the root."""
    fix = f"put the file itself there: `rm {where} && cp THE_FILE {where}`, or give a --root that holds both"
    return refuse(gate, where, "is a link that leads out of the root", fix)


def too_large(where: str, size: int) -> Refusal:
    """Refuse a text that is larger than what is read back."""
    message = f"would have {size:,} bytes, {DOCUMENT_BYTES:,} are allowed"
    return refuse("over-limit", where, message, "shorten it: link to long output instead of quoting it")


def changed(where: str, expected: str | None, found: str | None) -> Refusal:
    """Refuse because a document is no longer what was read; a digest of None is a file that is not there."""
    if expected is None:
        message = f"is there meanwhile (digest {found}) and was not when the step began"
    elif found is None:
        message = f"is gone; it had digest {expected} when it was read"
    else:
        message = f"has changed since it was read: digest {expected} then, {found} now"
    fix = "read it again and repeat the step on what is there now, for example with check_plan first"
    return refuse("changed-meanwhile", where, message + _KEPT, fix)


def not_text(where: str, data: bytes, at: int) -> Refusal:
    """Refuse bytes that are not UTF-8 from offset `at` on."""
    line = data.count(b"\n", 0, at) + 1
    place = f"{where}:{line}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("unreadable", where, "is UTF-16", f"save it as UTF-8: {_convert(where, 'UTF-16')}")
    if b"\0" in data:
        return refuse(
            "unreadable", place, f"is a binary file: byte {at} is {data[at]:#04x}", "put Markdown text there"
        )
    message = f"is not UTF-8: byte {at} (line {line}) is {data[at]:#04x}"
    return refuse("unreadable", place, message, f"save it as UTF-8: {_convert(where, 'WINDOWS-1252')}")


def _convert(where: str, encoding: str) -> str:
    return f"`iconv -f {encoding} -t UTF-8 {where} > new.md && mv new.md {where}`"


def _words(table: dict[int, tuple[str, str]], error: OSError, fix: str) -> tuple[str, str]:
    if isinstance(error, UnfitError):
        return str(error), fix
    words = error.strerror.lower() if error.strerror else str(error)
    return table.get(error.errno or 0, (words, fix))
