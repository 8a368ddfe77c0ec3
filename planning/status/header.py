"""What a STATUS.md says above its checklist: the issue's name and its risk."""

import re

from markdown_it.tree import SyntaxTreeNode

from planning.risk import Risk

_TITLE = re.compile(r"^(?:development\s+|project\s+|issue\s+)?status\s*[:：–—-]\s*(.+)$", re.IGNORECASE)
_FIELD = re.compile(r"^[-*+_\s]*+([^*_:：]{2,30}?)[*_]*\s*[:：][*_]*\s*(.*)$")
_RISK = {
    "low": Risk.LOW,
    "medium": Risk.MEDIUM,
    "moderate": Risk.MEDIUM,
    "high": Risk.HIGH,
    "critical": Risk.HIGH,
}
_RISK_LABELS = ("risk", "risk level", "overall risk", "riesgo", "risco")
_FEATURE_LABELS = ("feature", "issue", "feature slug", "issue name", "project name")


def read_issue(root: SyntaxTreeNode) -> str:
    """Give the issue the title names, else its feature line; a placeholder in braces is no name."""
    title = next((_inline(node) for node in root.children if node.type == "heading" and node.tag == "h1"), "")
    found = _TITLE.match(title)
    name = found[1].strip().strip("`*") if found else field_value(root, _FEATURE_LABELS)
    return "" if name.startswith("{") else name


def read_risk(root: SyntaxTreeNode) -> Risk:
    """Give the first risk a field states, whatever marks stand around the word."""
    words = re.findall(r"[a-z]+", field_value(root, _RISK_LABELS).lower())
    return next((_RISK[word] for word in words if word in _RISK), Risk.UNKNOWN)


def field_value(root: SyntaxTreeNode, labels: tuple[str, ...]) -> str:
    """Give the value of the first `**Label:** value` with one of the labels, or nothing."""
    for node in root.walk():
        if node.type != "inline" or (node.parent and node.parent.type not in ("paragraph", "heading")):
            continue
        for line in node.content.split("\n"):
            for part in line.split("|"):
                found = _FIELD.match(part.strip())
                if found and found[1].strip().lower() in labels:
                    return found[2].strip().strip("*_").strip()
    return ""


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children if child.type == "inline")
