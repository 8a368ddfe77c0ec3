"""Listings of a file that a call names, wherever it lies."""

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, find_in, missing


def listing_of(kind: Kind, path: str | None, repository: Repository) -> Listing | None:
    """Find what a file names; None for one that holds nothing of the kind or lies where nobody looks."""
    near = repository.at(kind, path.rpartition("/")[0]) if path else None
    return near if near and near.file == path else repository.everywhere(kind).of(path)


def find_or_offer(listing: Listing, name: str) -> Verdict:
    """Look a name up; where none is near, what there is is offered."""
    verdict = find_in(listing, name)
    if verdict.state is not State.MISSING or verdict.nearest:
        return verdict
    return missing(
        verdict.about,
        verdict.grounds,
        [Near(one.name, listing.receipt(one), alike=False) for one in listing.entries[:3]],
    )
