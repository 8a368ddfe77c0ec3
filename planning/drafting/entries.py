"""The entries of a repository by their types, each with its receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from planning.commands.grounding.entries import Entry, Workflow, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository

_ASIDE = frozenset({
    "docs", "doc", "website", "examples", "example", "samples", "sample", "demo", "tests", "test", "fixtures",
    "testdata", "vendor", "third_party",
})  # fmt: skip
"""Folders whose manifests and tasks are about something else than what the repository delivers."""
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Cited(Generic[E]):
    """An entry, and where it stands."""

    entry: E
    source: str
    """`deploy/rollout.yaml:1`."""
    folder: str = ""
    """The folder of its file; empty for the root."""

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.source.partition(":")[0]


def entries(repository: Repository, kind: Kind, wanted: type[E]) -> Iterator[Cited[E]]:
    """Give what a repository names of a kind, in the order of its files; examples and tests deploy nothing."""
    for listing in repository.everywhere(kind).listings:
        for entry in listing.entries if kind is Kind.RUNBOOK or not _is_aside(listing.folder) else ():
            if isinstance(entry, wanted):
                yield Cited(entry, listing.receipt(entry), listing.folder)


def _is_aside(folder: str) -> bool:
    return any(part in _ASIDE for part in folder.lower().split("/"))


def workloads(repository: Repository, *kinds: str) -> tuple[Cited[Workload], ...]:
    """Give the Kubernetes objects of some kinds (`Deployment`), or all of them."""
    found = entries(repository, Kind.WORKLOAD, Workload)
    return tuple(cited for cited in found if not kinds or cited.entry.kind in kinds)


def workflows(repository: Repository) -> tuple[Cited[Workflow], ...]:
    """Give the GitHub workflows."""
    return tuple(entries(repository, Kind.WORKFLOW, Workflow))
