"""A migration as its tool lists it."""

from dataclasses import dataclass

from planning.commands.grounding.entries import Entry


@dataclass(frozen=True, slots=True)
class Revision(Entry):
    """A migration; its name is how its tool calls it: `0042`, `20260101_add_key`."""

    tool: str = ""
    """`alembic`, `prisma`."""
    path: str = ""
    """The file below the root."""
    before: tuple[str, ...] = ()
    """The revisions that it follows."""
    way_back: bool | None = None
    """Whether its tool can take it back; None where that cannot be told."""
    aliases: tuple[str, ...] = ()
    """What else its tool or people call it: branch labels, tags, `42` for `000042`, the name of its file."""
    group: str = ""
    """What it belongs to where a tool keeps several lines of them: Django's app, a section of alembic.ini."""

    @property
    def receipt(self) -> str:
        """Where it stands: `migrations/versions/0042_add_key.py:9`."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def is_called(self, name: str) -> bool:
        """Whether a name means it, in any letters."""
        return name.lower() in {other.lower() for other in (self.name, *self.aliases)}
