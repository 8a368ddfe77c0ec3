"""Text of people and agents made safe for one place of a document, without changing what it says.

Each function is idempotent, so that what is written reads back equal. Text stays Markdown source:
code spans, emphasis and links mean what they mean; what would start a block, open HTML or hide from
the reader is escaped. A picture is not fetched: it would tell its host who reads the plan.
"""

import re

from planning.text.unseen import without_unseen

_BREAKS = re.compile(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<code>(?P<run>`+)(?!`).*?(?<!`)(?P=run)(?!`))|(?P<ticks>`+)"
    r"|(?P<html><(?=[A-Za-z/!?]))|(?P<picture>!(?=\[))|[^\\`<!]+|[\\<!]",
)
_BLOCK = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:[-*_]\s*){3,}$|=+$|`{3,}(?=[^`]*$)|~{3,}|\[[ xX]\](?=\s|$)|\[[^\]]+\]:",
)
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(?<=\s)#+$")


def prose(text: str) -> str:
    """Make one line of Markdown that starts no block, opens no HTML and leaves no backtick open."""
    return _no_block("".join(_inert(piece) for piece in _PIECE.finditer(_joined(text))))


def _inert(piece: re.Match[str]) -> str:
    source = piece[0]
    if piece["html"]:
        return "\\<"
    if piece["picture"]:
        return "\\!"
    if piece["ticks"]:
        return "\\`" * len(source)
    return "|" if source == "\\|" else source


def _no_block(line: str) -> str:
    ordered = _ORDERED.match(line)
    if ordered:
        return f"{ordered[1]}\\{line[ordered.end(1) :]}"
    return f"\\{line}" if _BLOCK.match(line) else line


def title(text: str) -> str:
    """Make prose for the end of a heading, where a closing row of `#` would be dropped."""
    return _CLOSING.sub(lambda run: "\\#" * len(run[0]), prose(text))


def one_line(text: str) -> str:
    """Make the content of a code span: one line, nothing unseen, continued lines joined."""
    return _joined(text.replace("\\\n", " "))


def block(text: str) -> str:
    """Make the content of a code block or a quotation: lines kept, nothing unseen, no blank ends."""
    lines = without_unseen(re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _joined(text: str) -> str:
    return _BREAKS.sub(" ", without_unseen(_BREAKS.sub(" ", text))).strip()
