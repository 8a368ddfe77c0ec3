"""Migration scripts as documents: under each heading a script, and the list of what it does to running versions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

HERE = Path(__file__).parent
_ITEM = re.compile(r"(\d+): (.+)")


@dataclass(frozen=True)
class Script:
    """A script, those that ran before it, and what it does: `3: drops table `a``."""

    name: str
    language: str
    text: str
    earlier: tuple[str, ...]
    harms: tuple[str, ...]


def read_scripts(document: str) -> Iterator[Script]:
    """Give the scripts of a document; of several under one heading the last is judged."""
    tree = SyntaxTreeNode(MarkdownIt().parse((HERE / document).read_text(encoding="utf-8")))
    name, fences, harms = "", list[SyntaxTreeNode](), list[str]()
    for node in [*tree.children, None]:
        if node is None or node.type == "heading":
            if fences:
                *before, last = fences
                yield Script(name, last.info, last.content, tuple(one.content for one in before), tuple(harms))
            name = node.children[0].content if node else ""
            fences, harms = [], []
        elif node.type == "fence":
            fences.append(node)
        elif node.type == "bullet_list":
            harms += [item.children[0].children[0].content for item in node.children]
    assert all(_ITEM.fullmatch(harm) for harm in harms)
