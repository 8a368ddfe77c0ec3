"""Two files of a folder change places in one step: what a document held comes out whole, and can be looked at."""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Final

from resources.containment import Folder

_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux."""


def exchanged(folder: Folder, one: str, other: str) -> bool:
    """Let two files change places; False where they did not, for want of one of them or because the system cannot."""
    rename = _renameat2()
    if rename is None or folder.handle is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return rename(folder.handle, names[0], folder.handle, names[1], _EXCHANGE) == 0


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415  only steps that write need it

    try:
        call = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):  # a C library older than the call
        return None
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return call
