"""The boundary to the operating system: every call that changes the disk, or opens a file, passes here first.

Nothing of our own code is replaced: the functions of `os` are, in a child process that ends with the experiment, and
the one system call that Python's `os` lacks.
"""

import os
from collections.abc import Callable
from typing import Any, Final

from resources import exchange

CHANGES: Final = (
    "chmod", "chown", "fchmod", "fchown", "fsync", "ftruncate", "link", "mkdir", "remove", "removexattr", "rename",
    "replace", "rmdir", "setxattr", "symlink", "truncate", "unlink", "utime", "write",
)  # fmt: skip
Call = Callable[..., Any]
Meddler = Callable[[str, Call, tuple[Any, ...]], Any]
"""Told the name of a call, the call itself and its arguments; makes it, or does not. `open` reads, `create` makes."""


def make_it(_: str, make: Call, arguments: tuple[Any, ...]) -> Any:
    """Meddle with nothing."""
    return make(*arguments)


def watch(meddler: Meddler) -> None:
    """Let every call of this process pass by the meddler, from now on and for good."""
    for name in CHANGES:
        setattr(os, name, _passing(meddler, name, getattr(os, name)))
    os.open = _passing_open(meddler, os.open)
    exchange.exchanged = _passing(meddler, "exchange", exchange.exchanged)


def _passing(meddler: Meddler, name: str, made: Call) -> Call:
    def passed(*arguments: Any, **named: Any) -> Any:
        return meddler(name, lambda *given: made(*given, **named), arguments)

    return passed


def _passing_open(meddler: Meddler, made: Call) -> Call:
    def passed(path: Any, flags: int, *arguments: Any, **named: Any) -> Any:
        name = "create" if flags & os.O_CREAT else "open"
        return meddler(name, lambda *given: made(*given, **named), (path, flags, *arguments))

    return passed
