"""Migrations as the programs that run them look them up: by a name, a number, or a folder."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.revision import Revision
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_LATEST = 3
Receipt = Callable[[Listing, Revision], str]


def by_path(listing: Listing, revision: Revision) -> str:
    """Give the place of the script as the receipt."""
    del listing
    return revision.receipt


def by_list(listing: Listing, revision: Revision) -> str:
    """Give the line in the list of migrations as the receipt."""
    return f"{listing.file}:{revision.line}" if revision.line else revision.path


def revisions_of(listing: Listing) -> tuple[Revision, ...]:
    """Give the migrations of a list."""
    return tuple(entry for entry in listing.entries if isinstance(entry, Revision))


def lists_of(repository: Repository, *tools: str) -> tuple[Listing, ...]:
    """Give every list of migrations that one of these tools runs."""
    listings = repository.everywhere(Kind.MIGRATION).listings
    return tuple(one for one in listings if any(revision.tool in tools for revision in revisions_of(one)))


def list_in(repository: Repository, folder: str | None, *tools: str) -> tuple[Listing, ...]:
    """Give the list in a folder, else, where the folder is not known, every list of these tools."""
    here = repository.at(Kind.MIGRATION, folder) if folder else None
    return (here,) if here else () if folder else lists_of(repository, *tools)


def find_revision(name: str, lists: Sequence[Listing], receipt: Receipt = by_path, *, part: bool = False) -> Verdict:
    """Look a revision up in some lists; `part` takes the beginning of a name for it."""
    about = f"revision {name}"
    known = [(listing, revision) for listing in lists for revision in revisions_of(listing)]
    for listing, revision in known:
        if revision.is_called(name) or (part and revision.name.lower().startswith(name.lower())):
            return exists(about, receipt(listing, revision))
    why = next((listing.open for listing in lists if listing.open), "")
    if why or not known:
        return unclear(about, why or "the repository has no list of such migrations")
    places = ", ".join(dict.fromkeys(listing.file for listing in lists))
    return missing(about, f"{places} has no such revision", _nearest(name, known, receipt))


def _nearest(name: str, known: Sequence[tuple[Listing, Revision]], receipt: Receipt) -> tuple[Near, ...]:
    names = {other: pair for pair in reversed(known) for other in (pair[1].name, *pair[1].aliases)}
    like = [names[near] for near in closest_names(name, names)]
    found = like or list(reversed(known[-_LATEST:]))
    near = (Near(shown(revision), receipt(listing, revision), bool(like)) for listing, revision in found)
    return tuple(dict.fromkeys(near))


def shown(revision: Revision) -> str:
    """Give the name by which people know a migration: one that is only a number with its words."""
    digits = revision.name.replace(".", "").isdigit()
    return max((revision.name, *revision.aliases), key=len) if digits else revision.name


def judge_place(what: str, word: Word, call: Call, repository: Repository, real: Sequence[str]) -> Verdict:
    """Look up a file or folder that an option names; `real` are those of the repository, to be offered."""
    verdict = judge_path(f"{what} {word.text}", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    name = word.text.rstrip("/").rpartition("/")[2]
    alike = sorted(dict.fromkeys(real), key=lambda path: path.rpartition("/")[2] != name)
    found = tuple(Near(path) for path in alike if path and repository.presence(path) is not Presence.ABSENT)
    return replace(verdict, nearest=tuple(dict.fromkeys((*found, *verdict.nearest)))[:3])


def config_files(repository: Repository, *endings: str) -> tuple[str, ...]:
    """Name files of these endings beside migrations, above them, and where configuration is kept."""
    folders = ["", "db", "database", "ci", "conf", "config", "prisma"]
    for listing in repository.everywhere(Kind.MIGRATION).listings:
        folders += [listing.file.rpartition("/")[0], listing.folder.rpartition("/")[0]]
    paths = [
        f"{folder}/{name}" if folder else name for folder in dict.fromkeys(folders) for name in repository.names(folder)
    ]
    return tuple(path for path in paths if path.endswith(endings))


def is_known(word: Word | None, call: Call) -> bool:
    """Whether a word can be looked up at all: written out, for a call that runs with this repository's files."""
    return word is not None and word.sure and call.place is not Place.ELSEWHERE
