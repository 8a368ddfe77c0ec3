"""The file of a host on disk: read whole, replaced in one step, the old one kept beside it."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from planning.limits import CONFIGURATION_BYTES
from resources import spare_file
from resources.containment import Folder, OutsideError, opened_folder
from resources.plain_file import Check, read_bytes, replace, standing
from resources.trouble import UnfitError
from server.hosts.editing.broken import BrokenFileError

_WORDS: Final = {
    errno.ELOOP: "it is a link; edit the file that it leads to",
    errno.EACCES: "this user may not, see `ls -l`",
    errno.EROFS: "the file system is read-only",
    errno.EISDIR: "it is a folder",
}


def read_config(path: Path) -> bytes:
    """Read the file, through links as its host does; nothing where there is none.

    Raises BrokenFileError for what is no ordinary file.
    """
    with _troubles():
        try:
            real = path.resolve(strict=True)
        except FileNotFoundError:
            if path.is_symlink():
                raise BrokenFileError("is a link that leads to nothing") from None
            return b""
        except RuntimeError:  # what Python makes of a circle of links before 3.13
            raise BrokenFileError("is a circle of links") from None
        return read_unlinked(real)


def read_unlinked(path: Path) -> bytes:
    """Read a file that is to be changed; raises BrokenFileError where it is a link, for a change would break that."""
    try:
        with _troubles():
            if not path.parent.is_dir():
                return b""
            with opened_folder(path.parent.resolve(), path.parent) as folder:
                return read_bytes(folder, path.name, CONFIGURATION_BYTES)
    except FileNotFoundError:
        return b""


def write_config(path: Path, inside: Path, old: bytes, new: bytes) -> Path | None:
    """Put `new` in the place of `old`, and give the backup of it; None where there was no file.

    The folder is made where it is missing. Raises BrokenFileError where the file is not the one that was
    read, is a link or write-protected, or its folder's real place is not inside `inside`; then nothing is changed.
    """
    with _troubles():
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened_folder(path.parent.resolve(), inside) as folder:
            backup = _backup(folder, path, old)
            try:
                replace(folder, path.name, new, _unchanged(old), CONFIGURATION_BYTES)
            except BaseException:
                if backup:
                    spare_file.drop(folder, backup.name)
                raise
            return backup


@contextmanager
def _troubles() -> Generator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except UnfitError as error:
        raise BrokenFileError(str(error)) from None
    except OutsideError:
        raise BrokenFileError("lies in a folder that is a link out of the project") from None
    except OSError as error:
        words = _WORDS.get(error.errno or 0, (error.strerror or str(error)).lower())
        raise BrokenFileError(f"cannot be opened: {words}") from None


def _unchanged(old: bytes) -> Check:
    def check(now: bytes | None) -> None:
        if (now or b"") != old:
            raise BrokenFileError("was changed by somebody else just now")

    return check


def _backup(folder: Folder, path: Path, old: bytes) -> Path | None:
    """Keep what was there under a name that nothing has."""
    with standing(folder, path.name) as handle:
        if handle is None:
            return None
        for number in count(1):
            name = f"{path.name}.bak" + (f".{number}" if number > 1 else "")
            try:
                spare_file.write(folder, name, old, handle)
            except FileExistsError:
                continue
            return path.with_name(name)
    return None
