"""The objects of a repository as they reach a cluster: kustomize gives many of them other names and namespaces."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from planning.commands.grounding.entries import Kustomization, Listing, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Everywhere, Repository
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_DEPTH = 30
MOST = 2000
"""Objects that one kustomization may come to: where there are more, nothing is said to be missing."""
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
    return _found(repository.everywhere(Kind.WORKLOAD), repository.everywhere(Kind.KUSTOMIZATION))


@lru_cache(maxsize=8)
def _found(workloads: Everywhere, kustomizations: Everywhere) -> tuple[Found, ...]:
    built = _Built({one.file: one for one in workloads.listings}, {one.folder: one for one in kustomizations.listings})
    taken = {path for folder, listing in built.folders.items() for path in _taken(folder, listing)}
    plain = [replace(one, is_base=path in taken) for path in built.files for one in built.plain(path)]
    made = [replace(one, is_base=folder in taken) for folder in built.folders for one in built.made(folder)]
    return (*plain, *made)


@dataclass(frozen=True, slots=True)
class _Built:
    """What each folder comes to, worked out once: a circle comes to nothing, what is too much is cut."""

    files: dict[str, Listing]
    folders: dict[str, Listing]
    _known: dict[str, tuple[Found, ...]] = field(default_factory=dict[str, tuple[Found, ...]])

    def plain(self, path: str) -> tuple[Found, ...]:
        listing = self.files.get(path)
        return tuple(Found(listing, one) for one in listing.entries if isinstance(one, Workload)) if listing else ()

    def made(self, folder: str, depth: int = 0) -> tuple[Found, ...]:
        if folder not in self._known:
            self._known[folder] = ()
            self._known[folder] = (
                tuple(dict.fromkeys(islice(self._make(folder, depth), MOST))) if depth < _DEPTH else ()
            )
        return self._known[folder]

    def _make(self, folder: str, depth: int) -> Iterator[Found]:
        listing = self.folders.get(folder)
        for one in listing.entries if listing else ():
            if isinstance(one, Kustomization):
                for path in _paths(folder, one):
                    inner = (*self.made(path, depth + 1), *self.plain(path))
                    yield from (replace(found, object=_renamed(found.object, one)) for found in inner)


def _renamed(one: Workload, by: Kustomization) -> Workload:
    if one.kind in _UNNAMED:
        return one
    return replace(one, name=f"{by.prefix}{one.name}{by.suffix}", namespace=by.namespace or one.namespace)


def _taken(folder: str, listing: Listing) -> Iterator[str]:
    for one in listing.entries:
        if isinstance(one, Kustomization):
            yield from _paths(folder, one)


def _paths(folder: str, one: Kustomization) -> Iterator[str]:
    return (path for resource in one.resources if (path := joined(folder, Word(resource))) is not None)
