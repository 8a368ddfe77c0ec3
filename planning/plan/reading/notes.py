"""What a reader takes down while it reads: places, what it could not read, what it keeps as it is."""

from dataclasses import dataclass, field

from planning.markdown.blocks import Block, split_lines
from planning.plan.model import Kept
from planning.plan.sections import Section


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that says nothing a plan could hold."""

    section: Section
    line: int
    """Counted from 1."""
    message: str
    fix: str


@dataclass(slots=True)
class Notes:
    """Filled while one document is read, then frozen into a `Reading`."""

    text: str
    section: Section = Section.HEADER
    places: dict[str, int] = field(default_factory=dict[str, int])
    problems: list[Unread] = field(default_factory=list[Unread])
    kept: list[Kept] = field(default_factory=list[Kept])
    ticks: set[str] = field(default_factory=set[str])
    figures: dict[str, str] = field(default_factory=dict[str, str])
    """Derived text as it stands in the document, by place."""
    _lines: list[str] | None = None

    def place(self, where: str, line: int, *, ticked: bool = False) -> None:
        """Remember the line of a value, and whether people ticked it."""
        self.places[where] = line
        if ticked:
            self.ticks.add(where)

    def unread(self, line: int, message: str, fix: str) -> None:
        """Remember a line that could not be read."""
        self.problems.append(Unread(self.section, line, message, fix))

    def begin(self, section: Section, line: int) -> int:
        """Note which section is being read; gives its line back."""
        self.section = section
        return line

    def line(self, number: int) -> str:
        """Give a line of the document, counted from 1."""
        return self.lines()[number - 1]

    def lines(self) -> list[str]:
        """Give the lines of the document, split when first asked for."""
        if self._lines is None:
            self._lines = split_lines(self.text)
        return self._lines

    def keep(self, node: Block) -> None:
        """Keep a block that people wrote, byte for byte but for its line endings."""
        if node.map is None:
            return
        raw = "".join(self.lines()[node.map[0] : node.map[1]])
        block = raw.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if node.type == "code_block":  # its indent would make it part of the list it is written after
            block = f"~~~~\n{node.content.strip(chr(10))}\n~~~~"
        self.kept.append(Kept(section=self.section, text=block))

    def keep_or_report(self, node: Block, message: str, fix: str) -> None:
        """Keep a block, unless it is a list: written back it would join the list before it."""
        if node.type in {"bullet_list", "ordered_list"} and node.map:
            self.unread(node.map[0] + 1, message, fix)
        else:
            self.keep(node)
