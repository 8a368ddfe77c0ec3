"""Commands that do nothing: `true`, a lone `echo`, `exit 0`."""

import re
import shlex
from typing import Final

from planning.commands.shell.reading import read_calls

_IDLE: Final = frozenset({"true", ":", "echo", "printf", "exit", "sleep", "date", "pwd", "false"})
_JOINS: Final = re.compile(r"&&?|\|\||;|\n")
_WORKS: Final = re.compile(r"(?<!\|)\|(?!\|)|[<>]|\$\(|`")


def is_idle(command: str) -> bool:
    """Whether every part of a command line only prints, waits or succeeds: it changes and shows nothing.

    Wrappers, groups and substitutions are looked into: `sudo true`, `(true)`, `echo "$(date)"`. What reads or
    writes a file, or hands on what it prints to another program, may do something.
    """
    return _is_plainly_idle(command) or _calls_nothing_else(command)


def _is_plainly_idle(command: str) -> bool:
    if _WORKS.search(command):
        return False
    parts = [part for part in _JOINS.split(command) if part.strip()]
    return bool(parts) and all(_first(part) in _IDLE for part in parts)


def _calls_nothing_else(command: str) -> bool:
    calls = read_calls(command)
    return bool(calls) and all(
        call.readable and call.name in _IDLE and not (call.inputs or call.outputs or call.wraps) for call in calls
    )


def _first(part: str) -> str:
    try:
        words = shlex.split(part, comments=True)
    except ValueError:
        return ""
    return words[0] if words else ":"
