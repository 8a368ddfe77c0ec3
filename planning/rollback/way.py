"""What a way back is, and how the command that it follows from is read."""

import shlex
from collections.abc import Collection
from dataclasses import dataclass

from planning.checks import Record
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.word import Word
from planning.plan.parts import Step


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that undo a command, the values they need, and the command they follow from."""

    steps: tuple[Step, ...]
    records: tuple[Record, ...]
    source: str


def words_of(command: str) -> tuple[str, ...]:
    """Split a command into its words; empty for what is no plain line, such as a pipe or an open quote."""
    try:
        words = tuple(shlex.split(command))
    except ValueError:
        return ()
    return () if any(word in {"|", "&&", "||", ";", "&"} or word.endswith(";") for word in words) else words


def arguments_of(words: tuple[str, ...], valued: Collection[str]) -> Arguments:
    """Tell the options of a command from the rest."""
    return read_arguments((Word(word) for word in words), valued)


def carried(arguments: Arguments, *names: tuple[str, ...]) -> str:
    """Write options as they were given, each with a space before: what says where a command works."""
    found = ((spellings[0], arguments.last(*spellings)) for spellings in names)
    return "".join(f" {name} {shlex.quote(value.text)}" for name, value in found if value)
