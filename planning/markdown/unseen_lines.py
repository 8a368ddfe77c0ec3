"""Lines that hold what people who read them do not see."""

from collections.abc import Iterator

from planning.markdown.blocks import split_lines
from planning.text.unseen import find_unseen


def unseen_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give each such line of a document, counted from 1, with what `find_unseen` says of it.

    A byte order mark at the start of a document hides nothing.
    """
    plain = text.removeprefix("\ufeff")
    if find_unseen(plain):
        lines = enumerate(split_lines(plain), 1)
        yield from ((number, hidden) for number, line in lines if (hidden := find_unseen(line)))
