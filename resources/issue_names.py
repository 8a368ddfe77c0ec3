"""The names of issues: which of them may become part of a path, and in which order people expect them."""

import re
from typing import Final

from planning.finding import Refusal, refuse
from resources.limits import ISSUE_NAME_CHARACTERS

EXAMPLE: Final = "add-jwt-auth"
_FORBIDDEN: Final = frozenset('/\\:<>"|?*`')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)


def name_problem(name: str) -> str:
    """Say why a name cannot be that of an issue's folder, or give the empty string."""
    if not name.strip():
        return "the issue's name is empty"
    if len(name) > ISSUE_NAME_CHARACTERS:
        return f"the issue's name has {len(name)} characters, more than {ISSUE_NAME_CHARACTERS}"
    if name.startswith("."):
        return "an issue's name does not begin with a dot"
    if not name.isprintable():
        return "the issue's name holds a control or invisible character"
    if found := sorted(_FORBIDDEN & set(name)):
        return f"an issue's name is one folder name, without {' '.join(found)}"
    if name != name.strip() or name.endswith("."):
        return "an issue's name neither begins nor ends with a space, nor ends with a dot"
    if name.split(".", 1)[0].strip().casefold() in _DEVICES:
        return "the issue's name is that of a device on Windows"
    return ""


def refused_name(problem: str) -> Refusal:
    """Give the refusal of a name that was never looked up; its text is not echoed."""
    fix = f"give the name of the issue's folder as list_issues shows it, for example {EXAMPLE!r}"
    return refuse("argument", "issue", problem, fix, "list_issues")


def natural(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Give the key that sorts `issue-9` before `issue-10`, whatever the case."""
    parts = (part for part in re.split(r"(\d+)", name.casefold()) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), name
