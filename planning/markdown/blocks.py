"""Blocks of a document with the lines they stand on: markdown-it-py's tokens, as a tree."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """Split into lines with their endings, exactly as the parser counts them.

    `str.splitlines` also splits at form feeds and Unicode separators, which Markdown does not.
    """
    return _LINE.findall(text)


def parse_blocks(text: str) -> SyntaxTreeNode:
    """Parse the blocks only; `node.map` is `(first, end)`, lines counted from 0, end exclusive.

    A byte order mark is no part of the first block. Inline content stays source text (`content`),
    and a link reference is a paragraph: as a definition it would leave no trace, and be lost at the next write.
    """
    return SyntaxTreeNode(_parser().parse(text.removeprefix("\ufeff"), {}))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])
