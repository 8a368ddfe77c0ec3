"""Blocks of a document with the lines they stand on: markdown-it-py's tokens, as a tree."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_TOKENS_OF_A_BYTE = 2
"""A row takes two bytes or more for a cell, which is three tokens; a bar and an end of line are two more."""


@dataclass(slots=True, eq=False)
class Block:
    """A block with what is in it; a third of the library's node in time and memory, and long documents have many."""

    type: str
    tag: str = ""
    content: str = ""
    """The source of a leaf."""
    info: str = ""
    """What stands behind the opening of a fence."""
    map: tuple[int, int] | None = None
    """`(first, end)`: lines counted from 0, end exclusive."""
    children: list["Block"] = field(default_factory=list["Block"])

    def walk(self) -> Iterator["Block"]:
        """Give the block itself and all that is in it, in the document's order."""
        yield self
        for child in self.children:
            yield from child.walk()


def split_lines(text: str) -> list[str]:
    """Split into lines with their endings, exactly as the parser counts them.

    `str.splitlines` also splits at form feeds and Unicode separators, which Markdown does not.
    """
    return _LINE.findall(text)


def parse_blocks(text: str) -> Block:
    """Parse the blocks only, below one that is the document.

    A byte order mark is no part of the first block. Inline content stays source text (`content`),
    and a link reference is a paragraph: as a definition it would leave no trace, and be lost at the next write.
    """
    return _tree(_parser().parse(text.removeprefix("\ufeff"), {}))


def _tree(tokens: Iterable[Token]) -> Block:
    above = [Block("root")]
    for token in tokens:
        if token.nesting < 0:
            above.pop()
            continue
        lines = (token.map[0], token.map[1]) if token.map else None
        block = Block(token.type.removesuffix("_open"), token.tag, token.content, token.info, lines)
        above[-1].children.append(block)
        if token.nesting > 0:
            above.append(block)
    return above[0]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return parser


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # the parser gives it by its place
    """Take a table, unless those before it hold more tokens than cells that people write can make.

    A row of a single bar is filled up with empty cells: a kilobyte would become two hundred thousand tokens, again
    and again. Tables beyond that are paragraphs.
    """
    made = state.env.get("tables", 0)
    if made > _TOKENS_OF_A_BYTE * len(state.src):
        return False
    before = len(state.tokens)
    found = table(state, first, end, silent)
    state.env["tables"] = made + len(state.tokens) - before
    return found
