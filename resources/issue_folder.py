"""One issue's folder: which documents it holds, and where its plan and draft stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from planning.limits import FOLDERS_REMEMBERED, ISSUE_FILES, RESOURCE_DOCUMENTS
from resources.containment import OutsideError, is_inside, resolve_inside, scanned_folder, shown
from resources.document_names import draft_name, matching, natural, plan_name
from resources.remembered import Remembered
from resources.roots import is_folder
from resources.trouble import outside, too_many, unreadable

_SHARED: Final = frozenset({"ARCHITECTURE", "PROJECT_SPEC"})
"""Documents of the whole project, which may stand outside the issue's folder."""
_NAMES: Final = Remembered[tuple[str, ...]](FOLDERS_REMEMBERED)
"""The Markdown files of a folder: each issue is asked for its own, and the planning folder may hold many issues."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a document stands, if anywhere, and what is odd about that."""

    path: Path | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document of an issue as clients see it."""

    issue: str
    name: str
    path: Path
    bytes: int
    uri: str


@dataclass(frozen=True, slots=True)
class IssueFolder:
    """The folder of one issue, known to exist inside the root when it was made."""

    name: str
    path: Path
    root: Path
    planning: Path
    """The planning folder that holds it."""

    def find(self, kind: str) -> Found:
        """Find a document by its kind ("STATUS", "DEPLOY_PLAN") under any of its real names.

        ARCHITECTURE and PROJECT_SPEC are looked for at the root, in `docs/` and in the planning folder where
        the issue's folder has none. What is found need not be readable. Refuses (`unreadable`) a folder that
        cannot be listed and (`over-limit`) an issue's folder with too many names, as everything here does.
        """
        return self.find_all(kind)[kind]

    def find_all(self, *kinds: str) -> dict[str, Found]:
        """Find several documents as `find` does; each folder is listed once."""
        listed: dict[Path, tuple[str, ...]] = {}
        return {kind: self._find(kind, listed) for kind in kinds}

    def _find(self, kind: str, listed: dict[Path, tuple[str, ...]]) -> Found:
        for place in self._places(kind):
            if place not in listed:
                listed[place] = self._names(place)
            if names := matching(listed[place], kind):
                return Found(place / names[0], self._doubt(place, names))
        return Found(None)

    def _places(self, kind: str) -> Iterator[Path]:
        yield self.path
        if kind.upper() in _SHARED:
            places = (self.root, self.root / "docs", self.planning)
            yield from (place for place in places if is_folder(place) and is_inside(place, self.root))

    def _names(self, place: Path) -> tuple[str, ...]:
        return _NAMES.recall(place, lambda: tuple(filter(_is_markdown, self._listed(place))))

    def _listed(self, place: Path) -> list[str]:
        # a place that is shared by all issues may be as large as people like
        most = ISSUE_FILES if place == self.path else None
        try:
            with scanned_folder(resolve_inside(place, self.root), self.root) as entries:
                names = [entry.name for entry in islice(entries, None if most is None else most + 1)]
        except OutsideError:
            raise outside("unreadable", shown(place, self.root)) from None
        except OSError as error:
            raise unreadable(shown(place, self.root), error) from error
        if most is not None and len(names) > most:
            raise too_many(shown(place, self.root), "names", most, "a folder outside the planning folder")
        return names

    def _doubt(self, place: Path, names: tuple[str, ...]) -> tuple[str, ...]:
        if len(names) == 1:
            return ()
        others = ", ".join(names[1:])
        return (f"{shown(place / names[0], self.root)} is read, {others} beside it is not: remove one",)

    def documents(self) -> tuple[DocumentFile, ...]:
        """List the Markdown files of the folder in the order of their names; none that leads outside or to another kind of file."""
        names = sorted((name for name in self._names(self.path) if is_document(name)), key=natural)
        return tuple(islice(self._documents(names), RESOURCE_DOCUMENTS))

    def _documents(self, names: list[str]) -> Iterator[DocumentFile]:
        for name in names:
            path = self.path / name
            size = _size(path)
            if size is not None and (not path.is_symlink() or self._is_followed(path)):
                yield DocumentFile(self.name, name, path, size, document_uri(self.name, name))

    def _is_followed(self, link: Path) -> bool:
        return is_inside(link, self.root) and _is_markdown(link.resolve().name)

    @property
    def plan_path(self) -> Path:
        """Where the plan stands, or would stand: beside its draft, else by the folder's habit of naming."""
        return self.path / plan_name(self._names(self.path))

    @property
    def draft_path(self) -> Path:
        """Where the plan's draft stands, or would stand."""
        return self.path / draft_name(self._names(self.path))


def document_uri(issue: str, name: str) -> str:
    """Give the address under which clients read a document."""
    return f"planning://{quote(issue, safe='')}/{quote(name, safe='')}"


def document_at(uri: str) -> tuple[str, str] | None:
    """Give the issue and the name in a document's address, however it is encoded; None for any other address."""
    scheme, _, path = uri.partition("://")
    issue, slash, name = path.partition("/")
    return (unquote(issue), unquote(name)) if scheme == "planning" and slash else None


def is_document(name: str) -> bool:
    """Whether a file of that name is offered to clients."""
    return _is_markdown(name) and not name.startswith(".") and name.isprintable()


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(".md")


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None
