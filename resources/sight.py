"""What clients see of the planning folder, and what is new since it was looked at last."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from planning.finding import Refusal
from resources.catalogue import documents_of
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
    """The addresses behind which another text stands, new and gone ones among them."""


@dataclass(frozen=True, slots=True)
class _View:
    issues: tuple[str, ...]
    stamps: Mapping[str, Stamp | None]


class Sight:
    """Remembers the last look; several threads may ask, and each change is told to one of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()
        self._seen = _view(workspace)

    def news(self) -> News:
        """Look again, and give what changed since the last look."""
        with self._lock:
            before, self._seen = self._seen, _view(self._workspace)
            return _difference(before, self._seen)


def _view(workspace: Workspace) -> _View:
    stamps = {document.uri: _stamp(document) for document in documents_of(workspace)}
    try:
        return _View(workspace.issues(), stamps)
    except Refusal:  # no root, or a folder that cannot be listed
        return _View((), stamps)


def _difference(before: _View, now: _View) -> News:
    addresses = [*now.stamps, *(uri for uri in before.stamps if uri not in now.stamps)]
    return News(
        listed=before.stamps.keys() != now.stamps.keys(),
        index=(before.issues, list(before.stamps)) != (now.issues, list(now.stamps)),
        updated=tuple(uri for uri in addresses if before.stamps.get(uri) != now.stamps.get(uri)),
    )


def _stamp(document: DocumentFile) -> Stamp | None:
    # the file's number tells a save by renaming that fell into one tick of the clock
    try:
        status = document.path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
