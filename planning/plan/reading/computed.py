"""Knows the blocks that the writer computes: they are taken down for comparison and never read back."""

from planning.markdown.blocks import Block
from planning.plan.reading.entries import line_of, text_of
from planning.plan.reading.notes import Notes

_CHARTS = ("xychart-beta", "flowchart LR\n    s1")
_SENTENCES = ("Criteria are judged on the ", "Neither passed nor triggered:")
_HARM = "before the rollback has taken hold"


def is_computed(node: Block, notes: Notes) -> bool:
    """Whether a block is the chart, the rules of judging, or the sentence on harm."""
    if node.type == "fence":
        return node.info.strip() == "mermaid" and node.content.startswith(_CHARTS)
    text = text_of(node) if node.type == "paragraph" else ""
    if text.startswith("If ") and _HARM in text:
        notes.figures["harm"] = text
        notes.place("harm", line_of(node))
        return True
    return text.startswith(_SENTENCES)
