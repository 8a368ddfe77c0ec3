"""Words of documents, file names and people made fit to be printed: nothing in them steers a terminal."""

from planning.text.unseen import visible


def printable(text: str) -> str:
    r"""Write what is no visible character as an escape, `\x1b`; tabs and the ends of lines stay."""
    return "".join(one if one.isprintable() or one in "\t\n" else _escaped(one) for one in visible(text))


def one_line(text: str) -> str:
    """Give printable words as one line, so that no part of them passes for a line of ours."""
    return " ".join(printable(text).split("\n"))


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
