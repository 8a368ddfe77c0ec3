"""Read a document whole, byte for byte, or say why not."""

import errno
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planning.finding import Refusal, refuse
from resources.containment import shown
from resources.documents.place import placed
from resources.limits import DOCUMENT_BYTES

_REASONS: Final = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.EISDIR: "it is not a regular file",
    errno.ENXIO: "it is not a regular file",
    errno.EACCES: "this user may not read it",
    errno.EPERM: "this user may not read it",
    errno.ELOOP: "a link on the way changed while it was read",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was on disk when it was read."""

    path: Path
    name: str
    text: str
    """Line endings and a byte order mark as on disk."""
    digest: str
    """The first seven hexadecimal digits of the SHA-256 of its bytes."""


def digest_of(data: bytes) -> str:
    """Give the digest by which a document is recognised: seven hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:7]


def read_document(path: Path, root: Path) -> Document:
    """Read one document below the root.

    Raises:
        Refusal: gate `unreadable`, for anything but a regular UTF-8 file of a bearable size inside the root.
    """
    try:
        with placed(path, root) as place:
            data, _ = place.read()
    except OSError as error:
        raise _unreadable(path, root, _reason(error)) from error
    if len(data) > DOCUMENT_BYTES:
        raise _unreadable(path, root, f"it is larger than {DOCUMENT_BYTES:,} bytes")
    return Document(path, path.name, _text(data, path, root), digest_of(data))


def _text(data: bytes, path: Path, root: Path) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"line {_line(data, error.start)}, byte {error.start}"
        raise _unreadable(path, root, f"it is binary or not UTF-8 ({place})") from error
    if "\0" in text:
        at = data.index(b"\0")
        raise _unreadable(path, root, f"it is binary (a NUL character at line {_line(data, at)}, byte {at})")
    return text


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _reason(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return _REASONS[errno.EISDIR]
    return _REASONS.get(error.errno or 0, error.strerror or "it cannot be read")


def _unreadable(path: Path, root: Path, message: str) -> Refusal:
    example = "for example one that begins '# Status: add-jwt-auth'"
    fix = f"put a UTF-8 Markdown file of at most {DOCUMENT_BYTES:,} bytes there, {example}"
    return refuse("unreadable", shown(path, root), message, fix)
