"""Which names an issue may have: judged before any path is built."""

import unicodedata
from typing import Final

from planning.limits import FILE_NAME_BYTES, ISSUE_NAME_CHARS

_SEPARATORS: Final = frozenset('/\\:*?"<>|')
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"]
)


def flaw(name: str) -> str:
    """Say why `name` cannot be an issue's folder; nothing where it can."""
    if not name:
        return "is empty"
    if len(name) > ISSUE_NAME_CHARS:
        return f"has {len(name)} characters, {ISSUE_NAME_CHARS} are allowed"
    if not name.isprintable() and any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in name):
        return "holds a control or invisible character"
    if len(name.encode()) > FILE_NAME_BYTES:
        return f"has more than {FILE_NAME_BYTES} bytes"
    if found := sorted(_SEPARATORS.intersection(name)):
        return f"holds {' '.join(found)}: an issue is one folder, not a path or a pattern"
    return _flawed_ends(name)


def _flawed_ends(name: str) -> str:
    if name[0] in ".-":
        return f"begins with {name[0]!r}"
    if name != name.strip() or name.endswith("."):
        return "begins or ends with white space or a dot"
    if name.partition(".")[0].strip().casefold() in _DEVICES:
        return "is the name of a device"
    return ""
