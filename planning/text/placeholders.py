"""Finds text that still stands for something: `{threshold}`, `TBD`, `<service>`."""

import re

_SINGLE_QUOTED = re.compile(r"'[^'\n]*'")
_HTML = (
    "a|b|i|p|br|hr|em|ul|ol|li|tr|td|th|code|pre|kbd|sub|sup|div|span|strong|details|summary|table|img|h[1-6]|del|ins"
)
_PLACEHOLDER = re.compile(
    r"(?<![$\w{%@])\{[A-Za-z][\w -]{0,40}\}(?!\})"
    rf"|\\?<(?!/?(?:{_HTML})\b)[A-Za-z][\w.-]*(?: [\w.-]+){{0,5}}>"
    r"|\b(?:TBD|TBA|TODO|FIXME|XXX+)\b|\?\?\?|(?<![\w\]])\[(?i:insert|your|fill|name|version|date|service|todo|tbd)\b[^\]]*\](?![(\[])",
)
_LOWER = re.compile(r"\b(?:to be (?:decided|defined|determined|confirmed|announced)|lorem ipsum)\b", re.IGNORECASE)


def find_placeholder(text: str) -> str:
    """Give the first placeholder; empty where there is none.

    What stands in single quotes is the business of the command (`awk '{print}'`).
    """
    bare = _SINGLE_QUOTED.sub("''", text)
    found = _PLACEHOLDER.search(bare) or _LOWER.search(bare)
    return found[0].lstrip("\\") if found else ""


def says_nothing(text: str) -> bool:
    """Whether a text that should name or explain something is empty, a placeholder, or an evasion."""
    bare = text.strip(" .-–—`?!").lower()
    return not bare or bare in _EVASIONS or bool(find_placeholder(text))


_OPEN = re.compile(
    r"(?:see )?(?:(?:still )?open|tb[dac]|to ?do|unknown|pending|later|n/?a|(?:none|nobody|nothing|no one|not)(?: (?:yet|so far))?|\?+)"
    r"\s*(?:(?:[:;,(/]|\s[-–—]).*)?",
    re.IGNORECASE | re.DOTALL,
)
_RECEIPT = re.compile(r"`[^`]+`|https?://|[#!]\d")
"""What can be looked up: code, an address, a pull request's number."""


def stands_open(text: str) -> bool:
    """Whether a text says that nobody knows yet: `open: no runbook`, `tbd`, `none yet`; not `open pull request 214`.

    A placeholder (`TBD`) is none: another gate speaks of those.
    """
    said = _OPEN.fullmatch(text.strip(" .!`*_\"'"))
    return said is not None and not _RECEIPT.search(text) and not find_placeholder(text)


_EVASIONS = frozenset(
    {"unknown", "none", "no", "n/a", "na", "not applicable", "tbd", "tba", "ok", "yes", "later", "skip"}
)
