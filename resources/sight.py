"""What clients see of the planning folder, and what is new since it was looked at last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from planning.finding import Refusal
from resources.catalogue import documents_at, documents_of
from resources.issue_folder import DocumentFile
from resources.workspace import Workspace

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class News:
    """What changed between two looks."""

    listed: bool = False
    """Whether addresses came or went; a document that merely grew is on the same list."""
    index: bool = False
    """Whether the index of issues reads otherwise: it names the latest first."""
    updated: tuple[str, ...] = ()
    """The addresses sought behind which another text stands, new and gone ones among them."""


@dataclass(frozen=True, slots=True)
class _View:
    issues: tuple[str, ...]
    offered: tuple[str, ...]
    stamps: Mapping[str, Stamp | None]
    """Of every address that is sought, whether its document is there, and offered, or not."""


class Sight:
    """Remembers the last look; several threads may ask, and each change is told to one of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()
        self._seen = _view(workspace, ())

    def seek(self, uris: Collection[str]) -> None:
        """Tell of the documents at these addresses from now on, and of no others; nobody need offer them."""
        with self._lock:
            kept = {uri: self._seen.stamps[uri] for uri in uris if uri in self._seen.stamps}
            fresh = _stamps(self._workspace, [uri for uri in uris if uri not in kept])
            self._seen = replace(self._seen, stamps={**kept, **fresh})

    def news(self) -> News:
        """Look again, and give what changed since the last look."""
        with self._lock:
            before, self._seen = self._seen, _view(self._workspace, self._seen.stamps)
            return _difference(before, self._seen)


def _view(workspace: Workspace, sought: Collection[str]) -> _View:
    stamps = _stamps(workspace, sought)
    try:
        offered = tuple(document.uri for document in documents_of(workspace))
        return _View(workspace.issues(), offered, stamps)
    except Refusal:  # no root, or a folder that cannot be listed
        return _View((), (), stamps)


def _difference(before: _View, now: _View) -> News:
    return News(
        listed=set(before.offered) != set(now.offered),
        index=(before.issues, before.offered) != (now.issues, now.offered),
        updated=tuple(uri for uri, stamp in now.stamps.items() if before.stamps[uri] != stamp),
    )


def _stamps(workspace: Workspace, sought: Collection[str]) -> dict[str, Stamp | None]:
    found = documents_at(workspace, sought)
    return {uri: _stamp(found[uri]) if uri in found else None for uri in sought}


def _stamp(document: DocumentFile) -> Stamp | None:
    # the file's number tells a save by renaming that fell into one tick of the clock
    try:
        status = document.path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
