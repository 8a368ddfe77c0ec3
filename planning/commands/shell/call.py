"""A call of a program: what a shell line comes down to once its wrappers are taken off."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from planning.commands.shell.word import Word


class Place(StrEnum):
    """Where a call runs."""

    HERE = "here"
    IMAGE = "in an image of this repository"
    """A container that is built from the repository: its tasks are there, its paths may differ."""
    ELSEWHERE = "elsewhere"
    """Another machine or an image that is not ours."""


@dataclass(frozen=True)
class Call:
    """One program with its arguments."""

    program: Word
    arguments: tuple[Word, ...] = ()
    folder: str | None = ""
    """Where it runs, below the root: `services/api`; empty for the root, None where nobody can know."""
    place: Place = Place.HERE
    inputs: tuple[Word, ...] = ()
    """Files that are redirected into it."""
    outputs: tuple[Word, ...] = ()
    """Files that it is redirected to."""
    variables: tuple[tuple[str, Word], ...] = ()
    """What was set for it: `ENV=prod make deploy`."""
    through: tuple[str, ...] = ()
    """The wrappers that were taken off, outermost first: `("sudo", "poetry run")`."""
    script: str = ""
    """The text that is written behind it for it to read: a here-document."""
    wraps: bool = False
    """Whether what it starts is given as well, right after it: `docker compose run api npm test`."""
    readable: bool = True
    """False where the shell would not understand the line here: then its words may be no words at all."""

    @cached_property
    def name(self) -> str:
        """The program without its folder: `/usr/bin/make` is `make`; empty where it is not sure."""
        return self.program.text.rpartition("/")[2] if self.program.sure else ""

    @cached_property
    def text(self) -> str:
        """The call in one line, as people write it."""
        return " ".join(word.text for word in (self.program, *self.arguments))
