"""Repositories as documents: the files of one, and commands with the verdict that is true of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from planning.commands.grounding.verdict import State, Verdict

HERE = Path(__file__).parent
_LABEL = re.compile(r"(exists|missing|cannot tell):")


@dataclass(frozen=True)
class Labelled:
    """A command and its true verdict."""

    line: int
    state: str
    command: str
    grounds: tuple[str, ...]
    """Receipts of what exists, the real names near what is missing."""


@dataclass(frozen=True)
class Document:
    """A repository with its commands."""

    name: str
    files: dict[str, str]
    executable: frozenset[str]
    commands: tuple[Labelled, ...]

    def build(self, root: Path) -> Path:
        """Write the files below a folder."""
        for name, text in self.files.items():
            path = root / name
            if name.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            if name in self.executable:
                path.chmod(0o755)
        return root


def read_document(path: Path) -> Document:
    """Read one document; raises AssertionError for what is not in the format."""
    tree = SyntaxTreeNode(MarkdownIt().parse(path.read_text(encoding="utf-8")))
    files: dict[str, str] = {}
    executable: set[str] = set()
    commands: list[Labelled] = []
    current = ""
    for node in tree.children:
        if node.type == "heading" and node.tag == "h3":
            current = _code(node.children[0])[0]
            files[current] = ""
            executable |= {current} if "(executable)" in node.children[0].content else set()
        elif node.type == "heading":
            current = ""
        elif node.type == "fence" and current:
            files[current] = _content(node)
        elif node.type == "bullet_list":
            commands += _commands(node)
    return Document(path.stem, files, frozenset(executable), tuple(commands))


def documents(*folders: str) -> list[Path]:
    """Give the documents in folders below this one."""
    return sorted(path for folder in folders for path in (HERE / folder).glob("*.md"))


def _content(node: SyntaxTreeNode) -> str:
    """Give the text of a fence; `crlf`, `bom` and `no-newline` after its language change how it is written."""
    text = node.content
    marks = node.info.split()[1:]
    text = text.replace("\n", "\r\n") if "crlf" in marks else text
    text = text.removesuffix("\n") if "no-newline" in marks else text
    return f"\ufeff{text}" if "bom" in marks else text


def _commands(node: SyntaxTreeNode) -> Iterator[Labelled]:
    for item in node.children:
        head = item.children[0].children[0]
        label = _LABEL.match(head.content)
        assert label, f"no label: {head.content!r}"
        fence = next((child for child in item.children if child.type in {"fence", "code_block"}), None)
        spans = [span for child in item.children if child.children for span in _code(child.children[0])]
        line = (item.map[0] if item.map else 0) + 1
        command = fence.content.rstrip("\n") if fence else spans.pop(0)
        yield Labelled(line, label[1], command, tuple(spans))


def _code(inline: SyntaxTreeNode) -> list[str]:
    return [child.content for child in inline.children if child.type == "code_inline"]


def gravest(verdicts: Iterable[Verdict]) -> State:
    """Give the verdict on a whole command: missing if anything is, else cannot tell if anything is unclear."""
    states = {verdict.state for verdict in verdicts}
    order = (State.MISSING, State.UNCLEAR, State.EXISTS)
    return next((state for state in order if state in states), State.UNCLEAR)
