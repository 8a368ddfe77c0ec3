"""What a STATUS.md says above its checklist: the issue's name and its risk."""

import re
from collections.abc import Iterator

from planning.markdown.blocks import Block
from planning.risk import Risk
from planning.status.table import split_row

_TITLES = (
    re.compile(r"(?:development\s+|project\s+|issue\s+)?status\s*[:：–—-]\s*(?P<name>.+)", re.IGNORECASE),
    re.compile(r"(?P<name>\S[^:：]*?)(?:\s*[:：]|\s+[–—-])\s+(?:\S+\s+)?(?:status|state)", re.IGNORECASE),
)
_FIELD = re.compile(r"[-*+_\s]*+([^*_:：]{2,30}?)[*_]*\s*[:：][*_]*\s*(.*)")
_BESIDE = re.compile(r"\s+[·•]\s+(?=[*_]*\w[^·•]*[:：])")
"""`**Owner:** Zoë · **Risk:** Medium` is two fields."""
_RISK = {
    "low": Risk.LOW,
    "medium": Risk.MEDIUM,
    "moderate": Risk.MEDIUM,
    "high": Risk.HIGH,
    "critical": Risk.HIGH,
}
_RISK_LABELS = ("risk", "risk level", "overall risk", "riesgo", "risco")
_ISSUE_LABELS = ("feature", "issue", "feature slug", "issue name", "project name")


def read_issue(root: Block) -> str:
    """Give the issue the title names, else its feature line; a placeholder in braces is no name."""
    title = next((_source(node) for node in root.children if node.type == "heading" and node.tag == "h1"), "")
    found = next((match for form in _TITLES if (match := form.fullmatch(title.strip()))), None)
    name = found["name"].strip().strip("`*") if found else _field(root, _ISSUE_LABELS)
    name = name.strip("`")
    return "" if name.startswith("{") else name


def read_risk(root: Block) -> Risk:
    """Give the first risk that a field states, whatever marks stand around the word."""
    words = re.findall(r"[a-z]+", _field(root, _RISK_LABELS).lower())
    return next((_RISK[word] for word in words if word in _RISK), Risk.UNKNOWN)


def _field(root: Block, labels: tuple[str, ...]) -> str:
    return next((value for label, value in _fields(root) if label.lower() in labels), "")


def _fields(root: Block) -> Iterator[tuple[str, str]]:
    """List `**Label:** value`, several on a line between pipes or dots, and rows of a label and a value."""
    for node in root.walk():
        if node.type == "tr":
            cells = [_source(cell).strip("*_ :") for cell in node.children]
            yield from [(cells[0], cells[1])] if len(cells) > 1 else []
        elif node.type in ("paragraph", "heading"):
            for line in _source(node).split("\n"):
                yield from _of_line(line)


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    for text in (part for cell in split_row(line) for part in _BESIDE.split(cell.text)):
        found = _FIELD.match(text)
        if found:
            yield found[1].strip(), found[2].strip("*_ ")


def _source(node: Block) -> str:
    return "".join(child.content for child in node.children if child.type == "inline")
