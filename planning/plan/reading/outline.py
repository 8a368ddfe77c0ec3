"""A document cut at its headings: sections, each with its blocks and its `###` parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planning.markdown.blocks import Block, parse_blocks
from planning.plan.reading.entries import line_of, text_of
from planning.plan.reading.notes import Notes
from planning.plan.sections import Section, find_section


@dataclass(slots=True)
class Part:
    """What stands under one `###` heading."""

    heading: Block
    blocks: list[Block] = field(default_factory=list[Block])

    @property
    def title(self) -> str:
        """The heading's words."""
        return text_of(self.heading)

    @property
    def line(self) -> int:
        """The heading's line."""
        return line_of(self.heading)

    def keep(self, notes: Notes) -> None:
        """Keep the whole part as people wrote it."""
        for node in (self.heading, *self.blocks):
            notes.keep(node)


@dataclass(slots=True)
class Outline:
    """One `##` section: the blocks before its first part, and its parts."""

    section: Section | None
    line: int
    blocks: list[Block] = field(default_factory=list[Block])
    parts: list[Part] = field(default_factory=list[Part])

    def part(self, title: str) -> Part | None:
        """Find a part by its heading's words."""
        return next((part for part in self.parts if part.title.lower() == title.lower()), None)


def outline(text: str) -> Iterator[Outline]:
    """Cut a document; the first outline is what stands before the first `##`."""
    current, titled = Outline(Section.HEADER, 1), False
    for node in parse_blocks(text).children:
        if _begins_section(node, titled=titled):
            yield current
            section = find_section(text_of(node)) if node.tag == "h2" else None
            current = Outline(section, line_of(node))
            continue
        titled = titled or (node.type == "heading" and node.tag == "h1")
        _add(current, node)
    yield current


def _begins_section(node: Block, *, titled: bool) -> bool:
    return node.type == "heading" and (node.tag == "h2" or (node.tag == "h1" and titled))


def _add(current: Outline, node: Block) -> None:
    if node.type == "heading" and node.tag == "h3":
        current.parts.append(Part(node))
    elif current.parts:
        current.parts[-1].blocks.append(node)
    else:
        current.blocks.append(node)
