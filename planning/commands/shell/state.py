"""What one command of a line leaves to the next: the folder and the variables that are surely known."""

from dataclasses import dataclass, field, replace

from planning.commands.shell.word import Word


@dataclass(slots=True)
class State:
    """Where a line stands."""

    folder: str | None
    """None where nobody can know."""
    variables: dict[str, Word] = field(default_factory=dict[str, Word])
    """The values that a variable surely has here."""
    turns: int = 1
    """How often what stands here is read: once for each value of the loops around it."""

    def copy(self) -> "State":
        """Begin a shell of its own: what it changes stays in it."""
        return replace(self, variables=dict(self.variables))
