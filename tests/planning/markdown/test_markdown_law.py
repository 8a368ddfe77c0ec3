"""The laws of text on its way into a document: code spans as the parser sees them, one safe form of everything else."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from plans import awkward

from planning.markdown.prose import block, one_line, prose, title
from planning.markdown.quotation import quotation
from planning.markdown.spans import code_span, read_spans

PARSER = MarkdownIt("zero").enable(["backticks", "escape"])
ticked = st.lists(st.sampled_from(["`", "``", "```", "\\", "\\`", " ", "a", "b c", "|", "*", "é"]), max_size=14).map(
    "".join
)
lines = st.one_of(ticked, awkward, st.text(st.characters(codec="utf-8", exclude_characters="\n\r\x00")))
texts = st.one_of(st.text(), awkward, ticked)


@given(lines)
def test_code_spans_are_those_that_the_parser_sees(line: str) -> None:
    source = line.replace("\r", " ").replace("\n", " ").replace("\x00", " ").strip()
    tokens = [child for token in PARSER.parseInline(source) for child in token.children or ()]
    seen = [token.content for token in tokens if token.type == "code_inline"]

    assert [span.text for span in read_spans(source) if span.code] == seen


@given(lines)
def test_words_and_code_spans_keep_their_order(line: str) -> None:
    words = [span.text for span in read_spans(line) if not span.code]

    at = 0
    for word in words:
        at = line.index(word, at) + len(word)


@given(texts.map(one_line).filter(bool))
def test_a_code_span_reads_back_as_its_content(content: str) -> None:
    (span,) = read_spans(code_span(content))

    assert (span.text, span.code) == (content, True)


@pytest.mark.parametrize("safe", [prose, title, one_line, block, quotation])
@given(text=texts)
def test_what_is_safe_stays_as_it_is(safe: Callable[[str], str], text: str) -> None:
    once = safe(text)

    assert safe(once) == once


@given(texts)
def test_prose_is_one_paragraph_of_one_line(text: str) -> None:
    blocks = [token.type for token in MarkdownIt("commonmark").enable("table").parse(prose(text))]

    assert blocks in ([], ["paragraph_open", "inline", "paragraph_close"])
