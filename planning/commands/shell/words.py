"""Reads one word of a shell line: quoting removed, and whether an expansion stands in it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from planning.commands.shell.syntax import text_of
from planning.commands.shell.word import Word

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPED = re.compile(r"\\\n|\\(.)", re.DOTALL)
_ESCAPED_IN_QUOTES = re.compile(r'\\(["\\$`])|\\\n')
_ANY = re.compile(r"(?<!\\)[*?]")
_BRACKET = re.compile(r"(?<!\\)\[(?=[^\]])")
_BRACE = re.compile(r"(?<!\\)\{")
_PARTED = re.compile(r",|\.\.")
_FILLED_IN = re.compile(r"<[A-Za-z][\w .:/|-]*>|(?<!\{)\{\{.*?\}\}|^\.{3}$|…")
"""What people write for a value that they fill in: `<version>`, `{{ env }}`."""
_PLAIN_VALUE = re.compile(r"[\w./:@%+,=-]+")
"""A value that an unquoted expansion leaves in one piece."""
_C_ESCAPE: Final = re.compile(
    r"\\(?:(?P<octal>[0-7]{1,3})|x(?P<byte>[0-9A-Fa-f]{1,2})|u(?P<four>[0-9A-Fa-f]{1,4})|U(?P<eight>[0-9A-Fa-f]{1,8})"
    r"|c(?P<control>.)|(?P<plain>.))",
    re.DOTALL,
)
_C_ESCAPES: Final = {
    "n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "v": "\v",
}  # fmt: skip
_LAST_CHARACTER: Final = 0x10FFFF
_C_QUOTED: Final = frozenset("\\'\"?")
_EXPANDS = frozenset({
    "simple_expansion", "expansion", "command_substitution", "process_substitution", "arithmetic_expansion",
    "brace_expression",
})  # fmt: skip
_QUOTED = frozenset({"raw_string", "string", "translated_string", "ansi_c_string"})
_NONE: Mapping[str, Word] = MappingProxyType({})


def read_word(node: "Node", variables: Mapping[str, Word] = _NONE) -> Word:
    """Give a word as the program will see it; what the shell fills in later stays as written and is not sure.

    `variables` gives the values that are known.
    """
    word = _read(node, variables)
    return Word(word.text, sure=False) if _FILLED_IN.search(word.text) else word


def quote_blanks(text: str) -> str:
    """Quote `<name>` and `{{ name }}` outside of quotes: they stand for a value to fill in."""
    return _BLANK.sub(lambda found: f'"{found[0]}"' if found[1] else found[0], text)


_BLANK = re.compile(
    r"""'[^']*'|"(?:\\.|[^"\\])*"|\\.|(?<![<(\d&])(<[A-Za-z][\w.-]*(?: [\w.-]+)*>|\{\{[^{}]*\}\})(?![>(&])""", re.DOTALL
)


def _read(node: "Node", variables: Mapping[str, Word]) -> Word:
    text = text_of(node)
    if node.type == "raw_string":
        return Word(text[1:-1])
    if node.type == "ansi_c_string":
        return Word(_C_ESCAPE.sub(_c_escaped, text[2:-1]))
    if node.type in {"string", "translated_string"}:
        return _quoted(node, variables)
    if node.type in {"concatenation", "command_name"} and node.named_children:
        return _parts(node, variables)
    if node.type in _EXPANDS:
        value = _value(node, variables)
        return value if value and _PLAIN_VALUE.fullmatch(value.text) else Word(text, sure=False)
    return Word(_ESCAPED.sub(r"\1", text), not _is_pattern(text) and not _expands(node))


def _c_escaped(found: re.Match[str]) -> str:
    """Give the character that an escape of `$'...'` writes by its number, octal or not; a byte counts as a character."""
    kind, said = found.lastgroup, found[found.lastgroup or 0]
    if kind == "plain":
        return _C_ESCAPES.get(said, said if said in _C_QUOTED else found[0])
    if kind == "control":
        return chr(ord(said) & 0x1F)
    code = int(said, 8) & 0xFF if kind == "octal" else int(said, 16)
    return chr(code) if code <= _LAST_CHARACTER else found[0]


def _is_pattern(text: str) -> bool:
    """Whether the shell makes other words of it, files or parts: `*.sql`, `[ab]`, `{a,b}`, `{1..3}`.

    Looked for from the first sign on and no further: nested and doubled signs are one pattern.
    """
    bracket, brace = _BRACKET.search(text), _BRACE.search(text)
    parted = _PARTED.search(text, brace.end()) if brace else None
    closed = (bracket and "]" in text[bracket.end() :]) or (parted and "}" in text[parted.end() :])
    return bool(_ANY.search(text) or closed)


def _parts(node: "Node", variables: Mapping[str, Word]) -> Word:
    children = node.named_children
    parts = [_read(child, variables) for child in children]
    outside = "".join("x" if child.type in _QUOTED else text_of(child) for child in children)
    whole = len(children) == 1 or sum(len(text_of(child)) for child in children) == len(text_of(node))
    sure = all(part.sure for part in parts) and whole and not _is_pattern(outside)
    return Word("".join(part.text for part in parts) if whole else text_of(node), sure)


def _quoted(node: "Node", variables: Mapping[str, Word]) -> Word:
    text = node.text or b""
    at = text.find(b'"') + 1
    pieces, sure = list[str](), True
    for child in (child for child in node.named_children if child.type in _EXPANDS):
        value = _value(child, variables)
        pieces += [_unescaped(text[at : child.start_byte - node.start_byte]), value.text if value else text_of(child)]
        sure = sure and value is not None
        at = child.end_byte - node.start_byte
    return Word("".join([*pieces, _unescaped(text[at:-1])]), sure)


def _unescaped(text: bytes) -> str:
    return _ESCAPED_IN_QUOTES.sub(r"\1", text.decode("utf-8", "replace"))


def _value(node: "Node", variables: Mapping[str, Word]) -> Word | None:
    name = text_of(node.named_children[0]) if len(node.named_children) == 1 else ""
    plain = text_of(node) in {f"${name}", f"${{{name}}}"}
    value = variables.get(name) if plain else None
    return value if value and value.sure else None


def _expands(node: "Node") -> bool:
    return node.type in _EXPANDS or any(_expands(child) for child in node.named_children)
