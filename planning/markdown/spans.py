"""Code spans in a line of Markdown: reading them apart from the words, and writing them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt

_RUNS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: words as their Markdown source would be read, or the content of a code span."""

    text: str
    code: bool


def read_spans(line: str) -> tuple[Span, ...]:
    """Split one line of Markdown into words and code spans, by CommonMark's rules."""
    return tuple(_merged(line))


def _merged(line: str) -> Iterator[Span]:
    words = ""
    for token in _inline().parseInline(line)[0].children or []:
        if token.type == "code_inline":
            if words:
                yield Span(words, code=False)
            words = ""
            yield Span(token.content, code=True)
        else:
            words += "\n" if token.type == "softbreak" else token.content
    if words:
        yield Span(words, code=False)


@cache
def _inline() -> MarkdownIt:
    return MarkdownIt("zero").enable(["backticks", "escape", "newline"])


def code_span(content: str) -> str:
    """Write `content` as a code span that reads back equal: enough backticks, padding where needed.

    The content is one line without white space at its ends, and not empty.
    """
    longest = max((len(run) for run in _RUNS.findall(content)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if content.startswith("`") or content.endswith("`") else ""
    return f"{fence}{pad}{content}{pad}{fence}"
