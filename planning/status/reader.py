"""Reads a STATUS.md by its Markdown structure, in any dialect."""

from planning.markdown.blocks import parse_blocks, split_lines
from planning.status.checklist import Line, disagreement, find_lines
from planning.status.entries import find_groups
from planning.status.header import read_issue, read_risk
from planning.status.model import Status


def read_status(text: str) -> Status:
    """Read any text; what it does not say is empty or unknown, and nothing raises."""
    root = parse_blocks(text)
    lines = split_lines(text)
    checklist = find_lines(find_groups(root, lines))
    return Status(
        read_issue(root),
        read_risk(root),
        tuple(line.phase for line in checklist),
        tuple(_warnings(checklist)),
    )


def _warnings(checklist: tuple[Line, ...]) -> list[str]:
    return [
        f"line {line.phase.line}: the box of {line.phase.name} says one thing, its words {line.phase.note!r} "
        f"another; read as {line.phase.state}"
        for line in checklist
        if disagreement(line.phase, line.entry.box)
    ]
