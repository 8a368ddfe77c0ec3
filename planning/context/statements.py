"""The statements of a document: paragraphs, list items and table rows, each under its headings, with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from planning.markdown.blocks import Block, parse_blocks


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document says."""

    text: str
    line: int
    """Counted from 1."""
    headings: tuple[str, ...]
    """From the outermost to the innermost."""
    file: str = ""
    continues: bool = False
    """Whether it goes on from the line before, in one paragraph."""

    @property
    def source(self) -> str:
        """Where it stands: `ARCHITECTURE.md:18`."""
        return f"{self.file}:{self.line}"


@lru_cache(maxsize=32)
def read_statements(text: str, file: str) -> tuple[Statement, ...]:
    """Give what a document says; code blocks, HTML and quotations say nothing about the project."""
    return tuple(_statements(text, file))


def _statements(text: str, file: str) -> Iterator[Statement]:
    headings: list[tuple[int, str]] = []
    for node in parse_blocks(text).children:
        if node.type == "heading":
            level = int(node.tag[1])
            headings = [(depth, title) for depth, title in headings if depth < level]
            headings.append((level, node.children[0].content if node.children else ""))
        else:
            path = tuple(title for _, title in headings)
            yield from (Statement(said, line, path, file, goes_on) for said, line, goes_on in _said(node))


def _said(node: Block) -> Iterator[tuple[str, int, bool]]:
    line = node.map[0] + 1 if node.map else 1
    if node.type == "paragraph":
        for offset, content in enumerate(node.children[0].content.split("\n")):
            yield content.strip(), line + offset, offset > 0
    elif node.type == "tr":
        yield " | ".join(cell.children[0].content for cell in node.children if cell.children), line, False
    elif node.type in {"bullet_list", "ordered_list", "list_item", "table", "thead", "tbody"}:
        for child in node.children:
            yield from _said(child)
