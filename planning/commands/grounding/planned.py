"""A repository together with the files that the plan's own commands make."""

from dataclasses import dataclass
from typing import Final

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Everywhere, Presence, Repository
from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard

ANYWHERE: Final = "."
"""What a command makes that unpacks into the root: nobody knows its names."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A repository as it may be once the plan has begun: a file that a command writes is not missing."""

    repository: Repository
    made: frozenset[str]

    def at(self, kind: Kind, folder: str) -> Listing | None:
        """Ask the repository."""
        return self.repository.at(kind, folder)

    def everywhere(self, kind: Kind) -> Everywhere:
        """Ask the repository."""
        return self.repository.everywhere(kind)

    def presence(self, path: str) -> Presence:
        """Say UNKNOWN of what a command makes, and of what lies below it."""
        found = self.repository.presence(path)
        made = any(one in {ANYWHERE, path} or path.startswith(f"{one}/") for one in self.made)
        return Presence.UNKNOWN if made and found is Presence.ABSENT else found

    def names(self, folder: str) -> tuple[str, ...]:
        """Ask the repository."""
        return self.repository.names(folder)

    def hazards(self, revision: Revision) -> tuple[Hazard, ...]:
        """Ask the repository."""
        return self.repository.hazards(revision)

    def creates(self, revision: Revision) -> frozenset[str] | None:
        """Ask the repository."""
        return self.repository.creates(revision)


def is_made(repository: Repository, name: str) -> bool:
    """Whether a command of the plan makes what a program calls by this name: `job/migrate-42`."""
    return isinstance(repository, Planned) and name in repository.made
