"""The text of a plan as a terminal may show it."""

from planning.markdown.spans import read_spans


def plain(markdown: str) -> str:
    """Give the words without their backticks, on one line, and nothing that a terminal would obey."""
    text = "".join(span.text for span in read_spans(markdown))
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
