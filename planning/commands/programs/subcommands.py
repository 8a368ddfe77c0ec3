"""Programs with subcommands: the options before one, the subcommand, and what follows it."""

from collections.abc import Collection

from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.word import Word


def split_subcommand(words: tuple[Word, ...], valued: Collection[str]) -> tuple[Arguments, str, tuple[Word, ...]]:
    """Give the options before the first plain word, that word, and the words after it.

    Options before and after may have the same letters: `docker compose -f a.yaml logs -f`.
    """
    position = 0
    while position < len(words) and words[position].text.startswith("-"):
        position += 2 if words[position].text in valued else 1
    before = read_arguments(words[:position], valued)
    return before, words[position].text if position < len(words) else "", words[position + 1 :]
