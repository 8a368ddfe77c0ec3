"""What the judgement of a command asks of a repository; `resources/repository` answers from the disk, lazily.

A question that nobody asks costs nothing: that is why this is an interface and no value.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard


class Presence(StrEnum):
    """Whether a path is in the repository."""

    FILE = "file"
    FOLDER = "folder"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    """Ignored by git, outside the root, or not to be read: built, private or elsewhere."""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """All that a repository names of one kind."""

    listings: tuple[Listing, ...] = ()
    open: str = ""
    """Why not every place was looked at; empty where all were."""

    def of(self, path: str | None) -> Listing | None:
        """Give what the file at a path names; None where it is none of these."""
        return next((listing for listing in self.listings if listing.file == path), None)

    @property
    def whole(self) -> bool:
        """Whether a name that is not here is nowhere: at least one file names some, and none is open."""
        return bool(self.listings) and not self.why_open

    @property
    def why_open(self) -> str:
        """The first reason why there may be more names."""
        return self.open or next((listing.open for listing in self.listings if listing.open), "")


class Repository(Protocol):
    """A repository that is read, never executed. Nothing here raises: what cannot be read is open or unknown."""

    def at(self, kind: Kind, folder: str) -> Listing | None:
        """Give what the file of this kind in exactly this folder names; None where there is none.

        Where several files of one folder name things of a kind (workflows, manifests) they are one listing for
        `everywhere` only.
        """
        ...

    def everywhere(self, kind: Kind) -> Everywhere:
        """Give every listing of a kind, from the places where a repository keeps such files."""
        ...

    def presence(self, path: str) -> Presence:
        """Say whether a path below the root is there; `..` that leaves the root is UNKNOWN."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Name the files and folders in a folder, sorted; ignored ones are left out. Empty where there is none."""
        ...

    def hazards(self, revision: Revision) -> tuple[Hazard, ...]:
        """Give what a migration does to running versions on its way up; empty too for what cannot be read."""
        ...

    def creates(self, revision: Revision) -> frozenset[str] | None:
        """Name the tables that a migration makes, as `Hazard.table` does; None where no statement could be read."""
        ...
