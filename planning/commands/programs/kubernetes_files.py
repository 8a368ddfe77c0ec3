"""The manifests and kustomizations that kubectl and its like are given: `-f deploy/api.yaml`, `-k overlays/prod`."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_FILES = ("-f", "--filename")
_FOLDERS = ("-k", "--kustomize")
_OFFERED = 3


def judge_files(given: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every file and every kustomization that a call is given."""
    for word in given.values(*_FILES):
        for one in word.text.split(",") if word.sure else [word.text]:
            if one not in {"-", "/dev/stdin"}:
                yield judge_file(Word(one, word.sure), call, repository)
    for word in given.values(*_FOLDERS):
        yield judge_folder(word, call, repository)


def judge_file(word: Word, call: Call, repository: Repository) -> Verdict:
    """Look one manifest up."""
    if "://" in word.text:
        return unclear(f"file {word.text}", "it is not in the repository but behind an address")
    verdict = judge_path(f"file {word.text}", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    return replace(verdict, nearest=(*_of_same_name(word.text, repository), *verdict.nearest)[:_OFFERED])


def _of_same_name(path: str, repository: Repository) -> Iterator[Near]:
    name = path.rpartition("/")[2]
    for listing in repository.everywhere(Kind.WORKLOAD).listings:
        if listing.file.rpartition("/")[2] == name:
            yield Near(listing.file)


def judge_folder(word: Word, call: Call, repository: Repository) -> Verdict:
    """Look a kustomization up by its folder."""
    about = f"{Kind.KUSTOMIZATION} {word.text}"
    if is_address(word.text):
        return unclear(about, "it is not in the repository but behind an address")
    verdict = judge_path(about, word, call, repository)
    folder = joined(call.folder, word)
    if folder is None or call.place is not Place.HERE or verdict.state is State.UNCLEAR:
        return verdict
    if verdict.state is State.MISSING:
        near = (*_nearest(folder, repository), *verdict.nearest)
        return replace(verdict, nearest=tuple({one.text: one for one in near}.values())[:_OFFERED])
    if repository.presence(folder) is Presence.FILE:
        return verdict
    listing = repository.at(Kind.KUSTOMIZATION, folder)
    if listing:
        return exists(about, listing.file)
    return missing(about, f"{folder or 'the root'} has no kustomization.yaml", _nearest(folder, repository))


def is_address(text: str) -> bool:
    """Whether kustomize fetches this from elsewhere."""
    return "://" in text or "?ref=" in text or text.startswith(("git@", "github.com/"))


def is_from_elsewhere(given: Arguments) -> bool:
    """Whether a call is given manifests that the repository does not have: from an address, from its input."""
    files = given.values(*_FILES, *_FOLDERS)
    return any(not word.sure or word.text == "-" or is_address(word.text) for word in files)


def _nearest(folder: str, repository: Repository) -> Iterator[Near]:
    listings = {listing.folder: listing for listing in repository.everywhere(Kind.KUSTOMIZATION).listings}
    inside = [name for name in listings if name.startswith(f"{folder}/") or name.endswith(f"/{folder}")]
    for near in (*inside, *closest_names(folder, listings))[:_OFFERED]:
        yield Near(near, listings[near].file)
