"""The repository of a project as the judgement of commands asks for it."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Everywhere, Presence
from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard
from resources.repository.hazards import read_hazards, read_made
from resources.repository.memory import Memory
from resources.repository.source import Source
from resources.repository.survey import Survey, survey
from resources.repository.tree import BrokenError, Tree


@dataclass(slots=True)
class ProjectRepository:
    """One look at a repository, for the length of a call: a question asked twice is answered from the first answer."""

    memory: Memory
    _at: dict[tuple[Kind, str], Listing | None] = field(default_factory=dict[tuple[Kind, str], Listing | None])
    _everywhere: dict[Kind, Everywhere] = field(default_factory=dict[Kind, Everywhere])
    _paths: dict[str, Presence] = field(default_factory=dict[str, Presence])
    _survey: list[Survey] = field(default_factory=list[Survey])

    def at(self, kind: Kind, folder: str) -> Listing | None:
        """Read the file of this kind in a folder; None where there is none."""
        if (kind, folder) not in self._at:
            source = _source(kind)
            found = self.memory.recall((kind, folder), lambda tree: _first(source, tree, folder)) if source else None
            self._at[kind, folder] = found
        return self._at[kind, folder]

    def everywhere(self, kind: Kind) -> Everywhere:
        """Read all files of a kind where a repository keeps them."""
        if kind not in self._everywhere:
            self._everywhere[kind] = self._read_everywhere(_source(kind))
        return self._everywhere[kind]

    def _read_everywhere(self, source: Source | None) -> Everywhere:
        """Read the files of a source; nothing where nobody reads its kind."""
        if source is None:
            return Everywhere()
        surveyed = self._surveyed()
        return self.memory.recall(source.kind, lambda tree: _all(source, tree, surveyed), surveyed)

    def presence(self, path: str) -> Presence:
        """Look at a path."""
        if path not in self._paths:
            self._paths[path] = Tree(self.memory.root).presence(path)
        return self._paths[path]

    def names(self, folder: str) -> tuple[str, ...]:
        """List a folder."""
        return Tree(self.memory.root).names(folder)

    def hazards(self, revision: Revision) -> tuple[Hazard, ...]:
        """Read a migration, together with those of its list that come before it."""
        lists = [*self.everywhere(Kind.MIGRATION).listings, *(one for one in self._at.values() if one)]
        entries = next((listing.entries for listing in lists if revision in listing.entries), ())
        before = tuple(one.path for one in entries if isinstance(one, Revision))
        earlier = before[: before.index(revision.path)] if revision.path in before else ()
        question = ("hazards", revision.path, revision.name)
        return self.memory.recall(question, lambda tree: read_hazards(tree, revision, earlier), earlier)

    def creates(self, revision: Revision) -> frozenset[str] | None:
        """Read the tables that a migration makes."""
        return self.memory.recall(("made", revision.path, revision.name), lambda tree: read_made(tree, revision))

    def text(self, path: str) -> str:
        """Read a file; empty for one that is not there or cannot be read."""
        try:
            return Tree(self.memory.root).text(path)
        except BrokenError:
            return ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be read of the files that were asked for, each with its place."""
        asked = [*self._at.values(), *(one for all_ in self._everywhere.values() for one in all_.listings)]
        return tuple(dict.fromkeys(listing.warning for listing in asked if listing and listing.warning))

    def _surveyed(self) -> Survey:
        if not self._survey:
            self._survey.append(self.memory.recall("survey", survey))
        return self._survey[0]


def repository_at(root: Path) -> ProjectRepository:
    """Open the repository of a project; nothing is read yet."""
    return ProjectRepository(_memory(str(root)))


def holds_code(root: Path) -> bool:
    """Whether there is more in a folder than documents: plans may be kept apart from the code they deploy."""
    names = Tree(str(root)).names("")
    return any(name not in _DOCUMENTS and not name.lower().endswith((".md", ".txt")) for name in names)


_DOCUMENTS = frozenset({
    ".claude", ".gitignore", ".gitattributes", ".editorconfig", ".DS_Store", ".vscode", ".idea", "docs", "doc", "LICENSE",
})  # fmt: skip


@cache
def _memory(root: str) -> Memory:
    return Memory(root)


def _source(kind: Kind) -> Source | None:
    from resources.repository.sources import BY_KIND  # noqa: PLC0415 - many files; serving starts without them

    return BY_KIND.get(kind)


def _first(source: Source, tree: Tree, folder: str) -> Listing | None:
    listings = (_read(source, tree, path) for path in source.chosen(folder, tree.names(folder)))
    return next((listing for listing in listings if listing), None)


def _all(source: Source, tree: Tree, surveyed: Survey) -> Everywhere:
    listings = (_read(source, tree, path) for path in source.everywhere(surveyed))
    return Everywhere(tuple(listing for listing in listings if listing), surveyed.open)


def _read(source: Source, tree: Tree, path: str) -> Listing | None:
    if tree.ignored.matches(path, folder=False):
        return None
    try:
        return source.read(tree, path)
    except BrokenError as error:
        place = f"{path}:{error.line}" if error.line else path
        said = f"{place}: {error.reason}"
        return Listing(source.kind, path, open=f"{path} cannot be read", warning=said)
