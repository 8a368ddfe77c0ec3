"""The migrations of a plan found in the repository: by path, by revision, by the name of the file."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.revision import Revision
from planning.commands.grounding.verdict import Near, Verdict, closest_names, missing
from planning.markdown.spans import read_spans
from planning.migrations.naming import is_near
from planning.plan.model import Plan
from planning.plan.parts import Migration

_SCRIPT = re.compile(r"\.(?:sql|py|rb|js|ts|cjs|mjs|go|xml|ya?ml|json|java|kt|php|exs?)$", re.IGNORECASE)
_REVISION = re.compile(r"[0-9a-f]{8,40}|\d+|\d+[_-][\w.-]+|[VUR][\d._]*__\w+", re.IGNORECASE)
_UNSURE = re.compile(r"[$*?<>{}\[\]\s:|]|\.\.")
_PART = 4
"""So many characters of an Alembic revision are enough to be one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the migration table, with what the repository knows of it."""

    index: int
    migration: Migration
    revisions: tuple[Revision, ...] = ()
    absent: Verdict | None = None
    """Why its script is nowhere; None where it is there, or where nobody can say."""


def read_rows(plan: Plan, repository: Repository, made: Collection[str] = ()) -> tuple[Row, ...]:
    """Look up every migration of a plan; `made` names files that its commands write."""
    listings = repository.everywhere(Kind.MIGRATION).listings
    return tuple(_row(index, migration, listings, repository, made) for index, migration in enumerate(plan.migrations))


def _row(
    index: int, migration: Migration, listings: tuple[Listing, ...], repository: Repository, made: Collection[str]
) -> Row:
    names = tuple(_names(migration.script))
    found = [_found(name, listings, repository) for name in names]
    there = any(found) or any(name in made or repository.presence(name) is not Presence.ABSENT for name in names)
    absent = None if there or not names else _absent(names[0], listings, repository)
    return Row(index, migration, tuple(dict.fromkeys(one for every in found for one in _sure(every))), absent)


def _sure(found: list[Revision]) -> list[Revision]:
    """Give the one that is meant; none where a name fits several: two services may each have a `0002`."""
    paths = {one.path for one in found}
    several = len(paths) > 1 or (len(found) > 1 and found[0].tool == "liquibase")
    return [] if several else found[:1]


def _names(cell: str) -> Iterator[str]:
    """Give what a cell calls the script: its code spans, else the cell itself where it is one word."""
    spans = [span.text for span in read_spans(cell) if span.code] or [cell]
    for text in spans:
        name = text.strip().removeprefix("./").rstrip("/")
        if name and not _UNSURE.search(name) and not name.startswith(("/", "~", "-")):
            yield name


def _found(name: str, listings: tuple[Listing, ...], repository: Repository) -> list[Revision]:
    revisions = [one for listing in listings for one in listing.entries if isinstance(one, Revision)]
    found = [one for one in revisions if _is(one, name)]
    if not found and len(name) >= _PART and "/" not in name:
        found = [one for one in revisions if one.tool == "alembic" and one.name.startswith(name)]
    if not found and name.endswith(".sql") and repository.presence(name) is Presence.FILE:
        return [Revision(name, tool="sql", path=name)]
    return found


def _is(revision: Revision, name: str) -> bool:
    path, folder = revision.path, revision.path.rpartition("/")[0]
    if f"/{path}".endswith(f"/{name}") or (revision.tool == "prisma" and f"/{folder}".endswith(f"/{name}")):
        return True
    named = name.rpartition("/")[2] if name.startswith(f"{revision.group}/") and revision.group else name
    return revision.is_called(named) and (not revision.name.isdigit() or len(revision.name) > 3 or named.isdigit())


def _absent(name: str, listings: tuple[Listing, ...], repository: Repository) -> Verdict | None:
    """Say that a script is nowhere, where the repository shows that it would be there."""
    everywhere = repository.everywhere(Kind.MIGRATION)
    folder = name.rpartition("/")[0]
    is_path = "/" in name or _SCRIPT.search(name)
    if is_path and folder and repository.presence(folder) is Presence.FOLDER:
        return missing(f"migration {name}", f"{folder} has no such file", _nearest(name, listings, repository))
    if (is_path or _REVISION.fullmatch(name)) and everywhere.whole:
        places = ", ".join(dict.fromkeys(listing.file for listing in listings))
        return missing(f"migration {name}", f"{places} has no such migration", _nearest(name, listings, repository))
    return None


def _nearest(name: str, listings: tuple[Listing, ...], repository: Repository) -> tuple[Near, ...]:
    folder, _, last = name.rpartition("/")
    beside = [f"{folder}/{one}" for one in repository.names(folder)] if folder else []
    known = [one.path for listing in listings for one in listing.entries if isinstance(one, Revision)]
    paths = {path.rpartition("/")[2]: path for path in (*known, *beside)}
    revisions = {one.name: one.path for listing in listings for one in listing.entries if isinstance(one, Revision)}
    by_file = [paths[near] for near in closest_names(last, paths)]
    by_name = [revisions[near] for near in closest_names(last, revisions)] if not by_file else []
    return tuple(Near(path) for path in dict.fromkeys((*by_file, *by_name)) if is_near(name, path))


def ancestors(revision: Revision, listings: tuple[Listing, ...]) -> frozenset[str]:
    """Name the revisions that have to run before one."""
    lists = [listing.entries for listing in listings if revision in listing.entries]
    before = {one.name: one.before for entries in lists for one in entries if isinstance(one, Revision)}
    found: set[str] = set()
    pending = list(revision.before)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += before.get(name, ())
    return frozenset(found)
