"""Code spans in a line of Markdown: reading them apart from the words, and writing them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_RUNS = re.compile("`+")
_PIECE = re.compile(r"\\[\s\S]|(?P<run>`+)(?!`)(?P<code>[\s\S]*?)(?<!`)(?P=run)(?!`)|`+|[^\\`]+|\\$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: words as Markdown source, or the content of a code span."""

    text: str
    code: bool


def read_spans(line: str) -> tuple[Span, ...]:
    """Split one line of Markdown into words (as they are written) and code spans, by CommonMark's rules."""
    return tuple(_merged(line))


def _merged(line: str) -> Iterator[Span]:
    words = ""
    for piece in _PIECE.finditer(line):
        if piece["run"] is None:
            words += piece[0]
            continue
        if words:
            yield Span(words, code=False)
        words = ""
        yield Span(_content(piece["code"]), code=True)
    if words:
        yield Span(words, code=False)


def _content(code: str) -> str:
    """CommonMark takes one space from both ends, unless there is nothing else."""
    line = code.replace("\n", " ")
    padded = line.startswith(" ") and line.endswith(" ") and line.strip(" ")
    return line[1:-1] if padded else line


def source_of(spans: Iterable[Span]) -> str:
    """Write spans as a line of Markdown again; an empty code span is left out."""
    return "".join(code_span(span.text) if span.code and span.text.strip() else span.text for span in spans)


def code_span(content: str) -> str:
    """Write `content` as a code span that reads back equal: enough backticks, padding where needed.

    The content is one line without white space at its ends, and not empty.
    """
    longest = max((len(run) for run in _RUNS.findall(content)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if content.startswith("`") or content.endswith("`") else ""
    return f"{fence}{pad}{content}{pad}{fence}"
