"""Read a document whole, byte for byte, or say why not."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from planning.finding import Refusal, refuse
from resources.containment import contained, shown
from resources.limits import DOCUMENT_BYTES

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


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
    real = contained(path, root)
    try:
        data = _bytes(real)
    except OSError as error:
        raise _unreadable(path, root, _reason(error)) from error
    if len(data) > DOCUMENT_BYTES:
        raise _unreadable(path, root, f"it is larger than {DOCUMENT_BYTES:,} bytes")
    return Document(path, path.name, _text(data, path, root), digest_of(data))


def _bytes(real: Path) -> bytes:
    """Read at most one byte more than the limit; a pipe or a device is opened without waiting, and left."""
    descriptor = os.open(real, _OPEN)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is not a regular file")
        return file.read(DOCUMENT_BYTES + 1)


def _text(data: bytes, path: Path, root: Path) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, root, f"it is not UTF-8 (line {line}, byte {error.start})") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _unreadable(path, root, f"it is binary: line {line} holds a NUL character")
    return text


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "there is no such file"
        case IsADirectoryError():
            return "it is not a regular file"
        case PermissionError():
            return "this user may not read it"
        case _:
            return error.strerror or "it cannot be read"


def _unreadable(path: Path, root: Path, message: str) -> Refusal:
    example = "for example '# Status: add-jwt-auth'"
    fix = f"make it a UTF-8 Markdown file of at most {DOCUMENT_BYTES:,} bytes, {example}"
    return refuse("unreadable", shown(path, root), message, fix)
