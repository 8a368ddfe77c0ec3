"""A word of a command line: what it says, and whether the shell will change it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word after quoting is removed."""

    text: str
    sure: bool = True
    """False where a variable, a substitution or a pattern stands in it: its value is known at run time only."""

    def __str__(self) -> str:
        return self.text
