"""Documents on disk: read whole, replaced whole, and only while they are still what was read."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from planning.finding import Refusal, refuse
from planning.limits import DOCUMENT_BYTES
from resources.containment import Folder, OutsideError, opened_folder, resolve_inside, shown
from resources.folder_lock import alone
from resources.locking import locked
from resources.plain_file import Check, bytes_at, read_bytes, remove, replace
from resources.trouble import UnfitError, changed, not_text, outside, too_large, unreadable, unwritable
from resources.turn import begin_writing, go_on

__all__ = ["Document", "digest_of", "locked", "read_document", "remove_document", "write_document"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: line endings and byte order mark are those of the file."""

    path: Path
    name: str
    text: str
    digest: str
    """First 7 hexadecimal digits of the SHA-256 of its bytes."""


def digest_of(data: bytes) -> str:
    """Give the short digest by which one state of a document is told from another."""
    return sha256(data).hexdigest()[:7]


def read_document(path: Path, root: Path) -> Document:
    """Read a document inside `root`.

    Refuses (`unreadable`) what is missing, larger than the limit, no ordinary file, not permitted, not UTF-8,
    or reached through a link that leads out of the root or to a file of another kind. An empty file is read.
    """
    go_on()
    where = shown(path, root)
    with _refusing("unreadable", where, unreadable), _place(path, root) as (folder, name):
        data = read_bytes(folder, name)
    return Document(path, path.name, _decoded(data, where), digest_of(data))


def write_document(path: Path, text: str, root: Path, expected: str | None) -> str:
    """Replace a document in one step and give its new digest.

    `expected` is the digest that was read, None for a document that must not exist yet. A link to Markdown inside
    the root is written through. Refuses with `changed-meanwhile`, `over-limit`, `unwritable` or, for text that no
    document can hold, `argument`; the old file is then as it was and nothing is left beside it.
    """
    where = shown(path, root)
    data = _encoded(text, where)
    with _refusing("unwritable", where, unwritable), _place(path, root) as (folder, name), alone(folder, root):
        try:
            replace(folder, name, data, _expecting(expected, where))
        except FileExistsError:
            raise changed(where, None, _digest_at(folder, name)) from None
    return digest_of(data)


def remove_document(path: Path, root: Path, expected: str) -> None:
    """Remove a document that is still the one read; of a link, only the link goes. One that is gone is well.

    Refuses with `changed-meanwhile` or `unwritable`.
    """
    where = shown(path, root)
    check = _expecting(expected, where)
    with _refusing("unwritable", where, unwritable):
        with _place(path, root) as (folder, name):
            if (found := bytes_at(folder, name)) is None:
                return
            check(found)
        with opened_folder(path.parent.resolve(), root) as folder, alone(folder, root):
            remove(folder, path.name, check)


@contextmanager
def _place(path: Path, root: Path) -> Generator[tuple[Folder, str], None, None]:
    real = resolve_inside(path, root)
    if real.suffix.lower() != path.suffix.lower():  # what a clone links may be a hook, a configuration or `.env`
        raise UnfitError("is a link to a file of another kind", "put the file itself there, or link a Markdown file")
    with opened_folder(real.parent, root) as folder:
        yield folder, real.name


@contextmanager
def _refusing(
    gate: str, where: str, words: Callable[[str, OSError | UnfitError], Refusal]
) -> Generator[None, None, None]:
    try:
        yield
    except OutsideError:
        raise outside(gate, where) from None
    except (OSError, UnfitError) as error:
        raise words(where, error) from error


def _digest_at(folder: Folder, name: str) -> str | None:
    found = bytes_at(folder, name)
    return None if found is None else digest_of(found)


def _expecting(expected: str | None, where: str) -> Check:
    def check(data: bytes | None) -> None:
        found = None if data is None else digest_of(data)
        if found != expected:
            raise changed(where, expected, found)
        begin_writing()

    return check


def _decoded(data: bytes, where: str) -> str:
    if (zero := data.find(b"\0")) >= 0:
        raise not_text(where, data, zero)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise not_text(where, data, error.start) from None


def _encoded(text: str, where: str) -> bytes:
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        char = f"U+{ord(text[error.start]):04X}"
        raise _no_text(where, char, error.start) from None
    if (zero := text.find("\0")) >= 0:
        raise _no_text(where, "U+0000", zero)
    if len(data) > DOCUMENT_BYTES:
        raise too_large(where, len(data))
    return data


def _no_text(where: str, char: str, at: int) -> Refusal:
    message = f"the text holds {char} at character {at}, which no document can"
    return refuse("argument", where, message, "leave that character out, for example `p99 latency <= 400ms`")
