"""The bones of a document, as a reader of Markdown sees them: what there is and in what order, not what it says."""

from collections.abc import Collection, Iterator
from typing import TypeGuard

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planning.plan.reader import Reading

FOREIGN = frozenset({"html_block", "html_inline", "image"})
"""What no plan holds: a reader's machine would run, hide or fetch it."""
_SECTION = ("heading_open", "h2", 0)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def bones(text: str) -> tuple[str, ...]:
    """Give every block of a document but those inside quotations, which hold Markdown of people."""
    found: list[str] = []
    quoted = 0
    for token in _PARSER.parse(text):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if not quoted and token.type != "inline":
            found.append(f"{'  ' * token.level}{token.type} {token.tag}")
    return tuple(found)


def headings(text: str) -> tuple[str, ...]:
    """Give the words of the `##` headings."""
    tokens = _PARSER.parse(text)
    return tuple(
        tokens[at + 1].content for at, token in enumerate(tokens) if (token.type, token.tag, token.level) == _SECTION
    )


def foreign(text: str) -> tuple[str, ...]:
    """Give whatever would be run, hidden or fetched."""
    return tuple(token.content for token in _all(_PARSER.parse(text)) if token.type in FOREIGN)


def targets(text: str) -> tuple[str, ...]:
    """Give where links lead."""
    return tuple(str(token.attrs["href"]) for token in _all(_PARSER.parse(text)) if token.type == "link_open")


def counted(reading: Reading) -> dict[str, int]:
    """Count what a plan has of each part."""
    plan = reading.plan
    parts = {name: len(value) for name, value in plan if _is_many(value)}
    steps = sum(len(book.steps) for book in plan.playbooks)
    does = sum(len(stage.do) + 100 * len(stage.proceed_when) for stage in plan.stages)
    return {**parts, "steps": steps, "does": does, "sections": len(reading.sections), "problems": len(reading.problems)}


def _is_many(value: object) -> TypeGuard[Collection[object]]:
    return isinstance(value, tuple | frozenset)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
