"""The objects of a repository as they reach a cluster: kustomize gives many of them other names and namespaces."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planning.commands.grounding.entries import Kind, Kustomization, Listing, Workload
from planning.commands.grounding.repository import Repository
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_DEPTH = 8
_UNNAMED = frozenset({"Namespace", "CustomResourceDefinition"})
"""Kinds whose names kustomize leaves alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object with the file that names it."""

    listing: Listing
    object: Workload
    is_base: bool = False
    """Whether kustomizations take it in: in their namespaces it has the name that they give it."""

    @property
    def receipt(self) -> str:
        """Where it stands."""
        return self.listing.receipt(self.object)

    def is_in(self, namespace: str) -> bool:
        """Whether it is in a namespace: any, where none is given or none is written."""
        return not namespace or self.object.namespace == namespace or not (self.object.namespace or self.is_base)


def found_objects(repository: Repository) -> tuple[Found, ...]:
    """Give every object of every manifest, and again with the name and namespace of each kustomization it is in."""
    files = {listing.file: listing for listing in repository.everywhere(Kind.WORKLOAD).listings}
    folders = {listing.folder: listing for listing in repository.everywhere(Kind.KUSTOMIZATION).listings}
    made = [found for folder in folders for found in _made(folder, folders, files, _DEPTH)]
    taken = {path for folder in folders for path in _taken(folder, folders)}
    plain = [
        Found(listing, one, is_base=path in taken)
        for path, listing in files.items()
        for one in listing.entries
        if isinstance(one, Workload)
    ]
    return (*plain, *(replace(found, is_base=folder_taken) for found, folder_taken in _marked(made, taken)))


def _marked(made: list[tuple[str, Found]], taken: set[str]) -> Iterator[tuple[Found, bool]]:
    return ((found, folder in taken) for folder, found in made)


def _made(
    folder: str, folders: dict[str, Listing], files: dict[str, Listing], depth: int
) -> Iterator[tuple[str, Found]]:
    listing = folders.get(folder)
    for one in listing.entries if listing and depth else ():
        if isinstance(one, Kustomization):
            for path in _paths(folder, one):
                inner = [found for _, found in _made(path, folders, files, depth - 1)]
                inner += _plain(files.get(path))
                yield from ((folder, replace(found, object=_renamed(found.object, one))) for found in inner)


def _plain(listing: Listing | None) -> list[Found]:
    return [Found(listing, one) for one in listing.entries if isinstance(one, Workload)] if listing else []


def _renamed(one: Workload, by: Kustomization) -> Workload:
    if one.kind in _UNNAMED:
        return one
    return replace(one, name=f"{by.prefix}{one.name}{by.suffix}", namespace=by.namespace or one.namespace)


def _taken(folder: str, folders: dict[str, Listing]) -> Iterator[str]:
    for one in folders[folder].entries:
        if isinstance(one, Kustomization):
            yield from _paths(folder, one)


def _paths(folder: str, one: Kustomization) -> Iterator[str]:
    return (path for resource in one.resources if (path := joined(folder, Word(resource))) is not None)
