"""Programs that look for their file in the folders above, as npm, just and tox do."""

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository


def upward(repository: Repository, kind: Kind, folder: str) -> Listing | None:
    """Find the listing of a kind in a folder, else in the nearest one above it."""
    while True:
        listing = repository.at(kind, folder)
        if listing or not folder:
            return listing
        folder = folder.rpartition("/")[0]
