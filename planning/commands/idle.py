"""Commands that do nothing: `true`, a lone `echo`, `exit 0`."""

import re
import shlex

_IDLE = frozenset({"true", ":", "echo", "printf", "exit", "sleep", "date", "pwd", "false"})
_JOINS = re.compile(r"&&?|\|\||;|\n")
_WORKS = re.compile(r"(?<!\|)\|(?!\|)|[<>]|\$\(|`")


def is_idle(command: str) -> bool:
    """Whether every part of a command line only prints, waits or succeeds: it changes and shows nothing.

    A pipe, a redirection or a substitution may do something; such a line is never called idle.
    """
    if _WORKS.search(command):
        return False
    parts = [part for part in _JOINS.split(command) if part.strip()]
    return bool(parts) and all(_first(part) in _IDLE for part in parts)


def _first(part: str) -> str:
    try:
        words = shlex.split(part, comments=True)
    except ValueError:
        return ""
    return words[0] if words else ":"
