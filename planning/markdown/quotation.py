"""Markdown of people that a plan quotes: headings, lists and code are kept, nothing in it is run, hidden or fetched."""

import re

from planning.markdown.blocks import Block, parse_blocks, split_lines
from planning.markdown.prose import block

_LIVE = r"(?P<live><(?=[A-Za-z/!?])|!(?=\[)|\[(?=(?:\\.|[^\[\]\\]){1,999}\]:))"
"""A tag, a picture, a reference: that one would make a link of its words wherever they stand in the plan."""
_WORDS = re.compile(rf"\\[\s\S]|(?P<run>`+)(?!`)[\s\S]*?(?<!`)(?P=run)(?!`)|{_LIVE}|`+|[^\\`<!\[]+|[\\<!\[]")
_EVERYTHING = re.compile(rf"\\[\s\S]|{_LIVE}|[^\\<!\[]+|[\\<!\[]")
"""Where code spans cannot be told by the line: each cell of a table has its own, HTML has none."""


def quotation(text: str) -> str:
    """Make Markdown safe to quote: tags, comments, pictures and references stand as words; what is code stays as it is."""
    quoted = block(text)
    while (after := _inert(quoted)) != quoted:  # what was HTML a moment ago may hold code spans now
        quoted = after
    return quoted


def _inert(text: str) -> str:
    if not any(sign in text for sign in ("<", "![", "]:")):
        return text
    lines = split_lines(text)
    for first, last, pattern in _stretches(parse_blocks(text)):
        joined = pattern.sub(_escaped, "".join(lines[first:last]))
        lines[first:last] = split_lines(joined)
    return "".join(lines)


def _stretches(root: Block) -> list[tuple[int, int, re.Pattern[str]]]:
    """Give the lines that hold words or HTML, each once."""
    found: dict[tuple[int, int], re.Pattern[str]] = {}
    for node in root.walk():
        if node.type == "html_block" and node.map:
            found[node.map] = _EVERYTHING
        for child in node.children:
            if child.type == "inline" and child.map:
                found[child.map] = _EVERYTHING if node.type in {"th", "td"} else _WORDS
    return [(first, last, pattern) for (first, last), pattern in found.items()]


def _escaped(piece: re.Match[str]) -> str:
    return f"\\{piece[0]}" if piece["live"] else piece[0]
