"""The kinds of text a plan's fields hold; each settles at construction, so what is written reads back equal."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field

from planning.limits import MINUTES
from planning.markdown.prose import block, one_line, prose, title
from planning.markdown.quotation import quotation

UNNAMED = "unnamed"
"""How a plan writes what nobody named; a gate asks for the name."""


def _settled(clean: Callable[[str], str]) -> AfterValidator:
    """Clean until nothing changes: taking quotes away may uncover what must be escaped."""

    def settle(text: str) -> str:
        while (after := clean(text)) != text:
            text = after
        return text

    return AfterValidator(settle)


def _sentence(text: str) -> str:
    return prose(prose(text).rstrip(". "))


def _message(text: str) -> str:
    return prose(prose(text).strip('" '))


def _channel(text: str) -> str:
    return prose(prose(text.replace('"', "'")).rstrip(": "))


def _bare(text: str) -> str:
    return prose(prose(re.sub(r"[()]", "", text)).strip(" ,."))


def _entry(text: str) -> str:
    return _bare(text.replace(",", " "))


def _item(text: str) -> str:
    return title(title(text.replace("*", "")).rstrip(": ")) or UNNAMED


def _cell(text: str) -> str:
    return prose(text.replace("\\|", "|"))


Prose = Annotated[str, AfterValidator(prose)]
"""One line of Markdown."""
Cell = Annotated[str, _settled(_cell)]
"""One line of Markdown in a table: GitHub has no way to write a backslash before a pipe there."""
Sentence = Annotated[str, _settled(_sentence)]
"""One line of Markdown without its closing full stop."""
Title = Annotated[str, AfterValidator(title)]
"""One line of Markdown that may close a heading."""
ItemName = Annotated[str, _settled(_item)]
"""A title that is written in bold before a colon; what has no name is called so."""
Message = Annotated[str, _settled(_message)]
"""One line of Markdown that is written between double quotes."""
Channel = Annotated[str, _settled(_channel)]
"""A place for messages, written before a colon."""
Bare = Annotated[str, _settled(_bare)]
"""A phrase in an enumeration, without parentheses."""
Entry = Annotated[str, _settled(_entry)]
"""One phrase of several that commas divide."""
CodeLine = Annotated[str, AfterValidator(one_line)]
"""The content of a code span."""
CodeBlock = Annotated[str, AfterValidator(block)]
"""Lines of a command."""
Quotation = Annotated[str, AfterValidator(quotation)]
"""Markdown that is quoted."""
Minutes = Annotated[int, Field(ge=0, le=MINUTES)]
"""Whole minutes."""
