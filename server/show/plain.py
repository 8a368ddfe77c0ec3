"""The text of a plan as a terminal may show it."""

from planning.markdown.spans import read_spans


def plain(markdown: str) -> str:
    """Give the words without their backticks, on one line, and nothing that a terminal would obey."""
    return printable("".join(span.text for span in read_spans(markdown)))


def printable(text: str) -> str:
    """Give the text on one line, without control characters and marks that turn the direction of writing."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
