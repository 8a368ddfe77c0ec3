"""What `cargo build` and its like are told to build: a manifest, a package of the workspace, some of its features."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, find_in
from planning.commands.programs.above import upward
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_RUNS: Final = frozenset({"run", "r"})


def judge_cargo_project(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Judge what is named before the program's own words; a dependency can be built by its name, but not run."""
    if call.place is not Place.HERE or call.folder is None or words.has("-C"):
        return
    manifest = words.last("--manifest-path")
    if manifest:
        yield _manifest(manifest, call, repository)
    path = joined(call.folder, manifest)
    folder = path.rpartition("/")[0] if path is not None and manifest else path
    packages = words.values("-p", "--package")
    if folder is None or not all(word.sure for word in packages):
        return
    if words.plain[0].text in _RUNS:
        for word in packages:
            yield from _package(word, folder, repository)
    if len(packages) < 2:
        yield from _features(words.values("-F", "--features"), packages, folder, repository)


def _manifest(word: Word, call: Call, repository: Repository) -> Verdict:
    verdict = judge_path(f"manifest {word}", word, call, repository)
    members = (one for listing in repository.everywhere(Kind.CARGO_MEMBER).listings for one in listing.entries)
    packages = (listing.file for listing in repository.everywhere(Kind.CARGO_PACKAGE).listings)
    known = [*(one.source for one in members), *packages]
    near = tuple(Near(file) for file in closest_names(word.text, known))
    return replace(verdict, nearest=near or verdict.nearest) if verdict.state is State.MISSING else verdict


def _package(word: Word, folder: str, repository: Repository) -> Iterator[Verdict]:
    listing = upward(repository, Kind.CARGO_MEMBER, folder)
    if listing is None or not listing.entries or not re.fullmatch(r"[\w-]+", word.text):
        return
    found = find_in(listing, word.text)
    elsewhere = any(one.entry(word.text) for one in repository.everywhere(Kind.CARGO_PACKAGE).listings)
    if found.state is not State.MISSING or not elsewhere:
        yield found


def _features(
    words: tuple[Word, ...], packages: tuple[Word, ...], folder: str, repository: Repository
) -> Iterator[Verdict]:
    listing = _listing(packages, folder, repository)
    for word in words if listing else ():
        for name in re.split(r"[\s,]+", word.text.strip()):
            if word.sure and name and "/" not in name and ":" not in name and listing:
                yield find_in(listing, name)


def _listing(packages: tuple[Word, ...], folder: str, repository: Repository) -> Listing | None:
    """Give the features of the package that is built; None where that may be several."""
    if not packages:
        virtual = repository.at(Kind.CARGO_MEMBER, folder)
        return None if virtual else repository.at(Kind.CARGO_FEATURE, folder)
    members = upward(repository, Kind.CARGO_MEMBER, folder)
    entry = members.entry(packages[0].text) if members else None
    return repository.at(Kind.CARGO_FEATURE, entry.source.rpartition("/")[0]) if entry else None
