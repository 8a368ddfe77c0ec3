"""A plan's file as a row of `##` sections: one can be replaced while every other byte stays."""

from collections.abc import Mapping
from dataclasses import dataclass

from planning.markdown.blocks import parse_blocks, split_lines
from planning.plan.sections import Section, find_section


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands from one `##` heading to the next; the header is what stands before the first."""

    section: Section | None
    """None for a section of the user's own."""
    text: str


def chapters(text: str) -> tuple[Chapter, ...]:
    """Split a document at its `#` and `##` headings; joined again the texts give the document back."""
    lines, marks = split_lines(text), _marks(text)
    starts = [0, *(line for line, _ in marks)]
    names = [Section.HEADER, *(name for _, name in marks)]
    ends = [*starts[1:], len(lines)]
    return tuple(Chapter(name, "".join(lines[start:end])) for name, start, end in zip(names, starts, ends, strict=True))


def _marks(text: str) -> list[tuple[int, Section | None]]:
    """Where chapters begin; the document's own title does not begin one, later `#` headings do."""
    headings = [node for node in parse_blocks(text).children if node.type == "heading"]
    titles = [node for node in headings if node.tag == "h1"]
    return [
        (node.map[0], find_section(node.children[0].content) if node.tag == "h2" else None)
        for node in headings
        if node.map and (node.tag == "h2" or (node.tag == "h1" and node is not titles[0]))
    ]


def replace_sections(text: str, new: Mapping[Section, str]) -> str:
    """Put `new` in the place of the sections it names, adding those that are absent in their order.

    A section that is replaced by the empty text goes. The document's line endings and byte order mark are kept.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parts = list(chapters(text.removeprefix(mark))) if text else []
    for section, fresh in new.items():
        _place(parts, Chapter(section, fresh.replace("\n", ending)), ending)
    return mark + "".join(part.text for part in parts)


def _place(parts: list[Chapter], fresh: Chapter, ending: str) -> None:
    held = next((i for i, part in enumerate(parts) if part.section is fresh.section), None)
    if held is not None:
        last = held == len(parts) - 1
        parts[held] = Chapter(fresh.section, fresh.text if last or not fresh.text else fresh.text + ending)
    elif fresh.text:
        at = _position(parts, fresh.section)
        if at:
            parts[at - 1] = _closed(parts[at - 1], ending)
        parts.insert(at, fresh if at == len(parts) else Chapter(fresh.section, fresh.text + ending))


def _position(parts: list[Chapter], section: Section | None) -> int:
    order = list(Section)
    before = [i for i, part in enumerate(parts) if part.section and section and
              order.index(part.section) < order.index(section)]  # fmt: skip
    return before[-1] + 1 if before else 0


def _closed(part: Chapter, ending: str) -> Chapter:
    """End a chapter with one blank line, so that the next heading stands apart."""
    text = part.text
    if not text.endswith(("\n", "\r")):
        text += ending
    lines = split_lines(text)
    return Chapter(part.section, text if lines and not lines[-1].strip() else text + ending)
