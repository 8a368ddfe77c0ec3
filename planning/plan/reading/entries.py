"""Items of a Markdown list as a plan uses them: one line of text, perhaps ticked, perhaps with more below."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planning.checks import Check, read_check
from planning.markdown.blocks import Block
from planning.plan.reading.notes import Notes

_NONE = re.compile(r"none\b\s*[:.–—-]?\s*(.*?)\.?", re.IGNORECASE | re.DOTALL)
_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
LISTS = frozenset({"bullet_list", "ordered_list"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list."""

    lines: tuple[str, ...]
    """The lines of its first paragraph, without the box."""
    line: int
    ticked: bool
    below: tuple[Block, ...]
    """What stands under the first paragraph."""

    @property
    def text(self) -> str:
        """The first paragraph as one line."""
        return " ".join(self.lines)


def line_of(node: Block) -> int:
    """Where a block begins, counted from 1."""
    return node.map[0] + 1 if node.map else 1


def text_of(node: Block) -> str:
    """Give the source of a paragraph or a heading as one line."""
    return " ".join(node.children[0].content.split("\n")) if node.children else ""


def none_of(node: Block) -> str:
    """Give the reason of a paragraph that says `None: reason`; empty where it says anything else."""
    none = _NONE.fullmatch(text_of(node)) if node.type == "paragraph" else None
    return none[1] if none else ""


def entries(nodes: Iterable[Block]) -> Iterator[Entry]:
    """Give the items of every list among the blocks."""
    for node in nodes:
        if node.type in LISTS:
            yield from (_entry(item) for item in node.children)


def _entry(item: Block) -> Entry:
    blocks = item.children
    has_text = bool(blocks) and blocks[0].type == "paragraph"
    source = blocks[0].children[0].content if has_text else ""
    box = _BOX.match(source)
    lines = tuple(source[box.end() if box else 0 :].split("\n"))
    ticked = bool(box) and box[1] in "xX" if box else False
    return Entry(lines, line_of(item), ticked, tuple(blocks[1:] if has_text else blocks))


def read_checks(nodes: Iterable[Block], where: str, notes: Notes) -> tuple[Check, ...]:
    """Read a list of checks, each with its line."""
    checks: list[Check] = []
    for entry in entries(nodes):
        notes.place(f"{where}[{len(checks)}]", entry.line, ticked=entry.ticked)
        nothing_below(entry, notes)
        checks.append(read_check(entry.text))
    return tuple(checks)


def nothing_below(entry: Entry, notes: Notes) -> None:
    """Report what stands under a line that can hold nothing more."""
    for node in entry.below:
        notes.unread(line_of(node), "stands under a line that is complete by itself", "make it an item of its own")


def leave(nodes: Iterable[Block], notes: Notes, known: frozenset[str] = LISTS) -> None:
    """Keep the blocks that people wrote beside the lists that we read."""
    for node in nodes:
        if node.type not in known:
            notes.keep(node)
