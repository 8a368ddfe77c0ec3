"""The text of a plan as a terminal may show it."""

from planning.markdown.spans import read_spans
from server.printed import one_line


def plain(markdown: str) -> str:
    """Give the words without their backticks, on one line, and nothing that a terminal would obey."""
    words = "".join(span.text for span in read_spans(markdown))
    return one_line(" ".join(words.split()))
