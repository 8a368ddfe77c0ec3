"""Reads one word of a shell line: quoting removed, and whether an expansion stands in it."""

import re
from typing import TYPE_CHECKING

from planning.commands.shell.syntax import text_of
from planning.commands.shell.word import Word

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPED = re.compile(r"\\\n|\\(.)", re.DOTALL)
_PATTERN = re.compile(r"(?<!\\)(?:[*?]|\[[^\]]+\]|\{[^}]*(?:,|\.\.)[^}]*\})")
_EXPANDS = frozenset(
    {"simple_expansion", "expansion", "command_substitution", "process_substitution", "arithmetic_expansion"}
)


def read_word(node: "Node") -> Word:
    """Give a word as the program will see it; what the shell fills in later stays as written and is not sure."""
    text = text_of(node)
    if node.type == "raw_string":
        return Word(text[1:-1])
    if node.type in {"string", "translated_string"}:
        inner = text[text.index('"') + 1 : -1]
        return Word(re.sub(r'\\(["\\$`])|\\\n', r"\1", inner), not _expands(node))
    if node.type in {"concatenation", "command_name"}:
        parts = [read_word(child) for child in node.named_children]
        return Word("".join(part.text for part in parts), all(part.sure for part in parts)) if parts else Word(text)
    if _expands(node):
        return Word(text, sure=False)
    return Word(_ESCAPED.sub(r"\1", text), not _PATTERN.search(text))


def _expands(node: "Node") -> bool:
    return node.type in _EXPANDS or any(_expands(child) for child in node.named_children)
