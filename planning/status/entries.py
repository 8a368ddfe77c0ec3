"""Everything in a document that looks like a checklist, by structure, with the place of each entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from planning.markdown.blocks import Block
from planning.status.table import read_table
from planning.status.vocabulary import MARKS

_LEADING_BOX = re.compile(r"[*_~]*\[([^\[\]])?\](?:[*_~]*)(?:\s+|$)")
# `✅ Review`: a mark that leads the line is its box.
_LEADING_MARK = re.compile(rf"([{''.join(MARKS)}])\ufe0f?\s+(?=\S)")
# `**Progress:** [x] Review | [ ] Deploy`
_LABEL = re.compile(r"[*_]*\w[\w ]{1,30}[*_]*:[*_]*\s+(?=\[[^\[\]]?\]\s)")
# A second box on a line counts only right behind a separator, so that links and prose do not make lists.
_NEXT_BOX = re.compile(r"(?<![\s|·•,;/→>–—-])\s*+[|·•,;/→>–—-][\s|·•,;/→>–—-]*+(?=\[[^\[\]]?\]\s)")

_TITLE = re.compile(r"(\*\*|__)[^\n]{1,80}\1")
# Below all headings.
_TITLE_LEVEL = 7


class Shape(StrEnum):
    """How a checklist is written."""

    LIST = "list"
    TABLE = "table"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, row or segment; columns are places in the raw line."""

    line: int
    """Counted from 0."""
    start: int
    end: int
    text: str
    """The source between the columns: box, name and words of an item or a segment, a row's name."""
    last: int
    """The line behind the entry with all that belongs to it."""
    parent: int | None = None
    """The index of the entry this one is nested under."""
    words: str | None = None
    """The state's cell of a row."""
    words_start: int = 0
    words_end: int = 0
    more: str = ""
    """The item's further lines."""

    @property
    def box(self) -> str | None:
        """What the box holds; `None` without a box."""
        found = _LEADING_BOX.match(self.text) or (self.words is not None and _LEADING_BOX.match(self.words))
        found = found or _LEADING_MARK.match(self.text)
        return (found[1] or "") if found else None

    @property
    def label(self) -> str:
        """The text behind the box."""
        found = _LEADING_BOX.match(self.text) or _LEADING_MARK.match(self.text)
        return self.text[found.end() :] if found else self.text


@dataclass(slots=True)
class Group:
    """Entries that stand together, under the headings that stand over them."""

    shape: Shape
    path: tuple[tuple[str, int], ...]
    """The headings over it with their lines, outermost first; the document's title is none of them."""
    entries: list[Entry] = field(default_factory=list[Entry])


def find_groups(root: Block, lines: list[str]) -> list[Group]:
    """List the document's lists, tables and one-line lists, in order."""
    return list(_Walk(lines).groups(root))


@dataclass(slots=True)
class _Walk:
    lines: list[str]
    path: list[tuple[int, str, int]] = field(default_factory=list[tuple[int, str, int]])
    titled: bool = False

    def groups(self, root: Block) -> Iterator[Group]:
        for node in root.children:
            if node.type == "heading":
                self._heading(node)
            elif node.type in ("bullet_list", "ordered_list"):
                yield from self._list(node)
            elif node.type == "table":
                yield from self._table(node)
            elif node.type == "paragraph":
                yield from self._paragraph(node)
            elif node.type == "blockquote":
                yield from self.groups(node)

    def _heading(self, node: Block) -> None:
        level = int(node.tag[1:])
        if level == 1 and not self.titled and not self.path:
            self.titled = True
            return
        self._enter(level, _content(node), _first(node))

    def _enter(self, level: int, title: str, line: int) -> None:
        self.path = [*(step for step in self.path if step[0] < level), (level, title, line)]

    def _group(self, shape: Shape) -> Group:
        return Group(shape, tuple((title, line) for _, title, line in self.path))

    def _paragraph(self, node: Block) -> Iterator[Group]:
        segments = self._segments(node)
        if segments:
            group = self._group(Shape.LINE)
            group.entries = segments
            yield group
        elif _is_title(_content(node)):
            # A bold line of its own stands for a heading: `**Progress**`.
            self._enter(_TITLE_LEVEL, _content(node), _first(node))
        elif _content(node).count("\n") and _LEADING_BOX.match(_content(node)):
            group = self._group(Shape.LIST)
            group.entries = self._bare_lines(node)
            yield group

    def _bare_lines(self, node: Block) -> list[Entry]:
        """Read boxes on lines of their own without bullets."""
        found: list[Entry] = []
        for number, content in enumerate(_content(node).split("\n"), _first(node)):
            if _LEADING_BOX.match(content):
                start = _column(self.lines, number, content)
                text = content.rstrip()
                found.append(Entry(number, start, start + len(text), text, number + 1))
        return found

    def _segments(self, node: Block) -> list[Entry]:
        first = _first(node)
        found: list[Entry] = []
        for number, content in enumerate(_content(node).split("\n"), first):
            column = _column(self.lines, number, content)
            cuts = [(cut.start(), cut.end()) for cut in _NEXT_BOX.finditer(content)]
            label = _LABEL.match(content)
            first_box = label.end() if label else 0
            if not _LEADING_BOX.match(content, first_box) or not cuts:
                continue
            starts = [first_box, *(end for _, end in cuts)]
            ends = [*(start for start, _ in cuts), len(content.rstrip())]
            found += [
                Entry(number, column + start, column + end, content[start:end], number + 1)
                for start, end in zip(starts, ends, strict=True)
            ]
        return found

    def _list(self, node: Block) -> Iterator[Group]:
        group = self._group(Shape.LIST)
        yield from self._items(node, group, None)
        if group.entries:
            yield group

    def _items(self, node: Block, group: Group, parent: int | None) -> Iterator[Group]:
        for item in node.children:
            here = parent
            for child in item.children:
                if child.type == "paragraph" and here is parent:
                    segments = self._segments(child)
                    if segments:
                        line = self._group(Shape.LINE)
                        line.entries = segments
                        yield line
                        continue
                    here = len(group.entries)
                    group.entries.append(self._item(child, _end(item), parent))
                elif child.type in ("bullet_list", "ordered_list"):
                    yield from self._items(child, group, here)

    def _item(self, paragraph: Block, last: int, parent: int | None) -> Entry:
        line = _first(paragraph)
        text, _, more = _content(paragraph).partition("\n")
        start = _column(self.lines, line, text)
        return Entry(line, start, start + len(text.rstrip()), text.rstrip(), last, parent, more=more)

    def _table(self, node: Block) -> Iterator[Group]:
        rows = read_table(node, self.lines)
        if rows:
            group = self._group(Shape.TABLE)
            group.entries = [
                Entry(
                    row.line,
                    row.name.start,
                    row.name.end,
                    row.name.text,
                    row.line + 1,
                    words=row.state.text,
                    words_start=row.state.start,
                    words_end=row.state.end,
                )
                for row in rows
            ]
            yield group


def _is_title(content: str) -> bool:
    text = content.strip().rstrip(":：")
    return bool(_TITLE.fullmatch(text))


def _content(node: Block) -> str:
    return "".join(child.content for child in node.children if child.type == "inline")


def _first(node: Block) -> int:
    return node.map[0] if node.map else 0


def _end(node: Block) -> int:
    return node.map[1] if node.map else 0


def _column(lines: list[str], number: int, content: str) -> int:
    # The parser strips what stands before the content and puts U+FFFD for NUL, nothing else.
    raw = lines[number].replace("\0", "\ufffd") if number < len(lines) else ""
    return max(raw.rfind(content.strip()) if content.strip() else len(raw.rstrip()), 0)
