"""A task looked up where its runner would look for it: one rule for npm, make, just and all the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.passing import is_built
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import (
    Near,
    State,
    Verdict,
    closest,
    closest_names,
    exists,
    find_in,
    missing,
    unclear,
)
from planning.commands.programs.above import upward
from planning.commands.programs.named_file import listing_of
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


@dataclass(frozen=True, slots=True)
class Runner:
    """A program that runs tasks which a file of the repository names."""

    kind: Kind
    files: tuple[str, ...]
    """Names of the files that may hold them, the usual one first."""
    here: str
    """How a task is called in the folder of its file: `make {name}`."""
    there: str = ""
    """How it is called from the root: `make -C {folder} {name}`; empty where a `cd` is needed."""
    of_file: str = ""
    """How a task of a file that a call names is called: `make -f {file} {name}`."""
    above: bool = False
    """Whether the folders above are looked through, too."""

    def listing(self, repository: Repository, folder: str) -> Listing | None:
        """Give the file that counts in a folder."""
        return upward(repository, self.kind, folder) if self.above else repository.at(self.kind, folder)

    def written(self, listing: Listing, folder: str | None) -> str:
        """Say how a task of a file is called from a folder, with `{}` for its name."""
        if listing.folder == (folder or "") or not listing.folder:
            return self.here.format(name="{}")
        return (self.there or "cd {folder} && " + self.here).format(folder=listing.folder, name="{}")


def look_up(runner: Runner, name: Word, call: Call, repository: Repository, option: Word | None = None) -> Verdict:
    """Judge one task; `option` is the folder that the call is sent to (`-C web`).

    In a container of this repository the task may be that of any of its folders, on another machine it may be any.
    """
    about = f"{runner.kind} {name}"
    if not name.sure:
        return unclear(about, "its name is known at run time only")
    if call.place is not Place.HERE:
        return look_everywhere(runner, name.text, call, repository)
    folder = joined(call.folder, option)
    if folder is None:
        return unclear(about, "its folder is known at run time only")
    there = not folder or repository.presence(folder) is Presence.FOLDER
    listing = runner.listing(repository, folder) if there else None
    if listing is None:
        return _without_file(runner, name.text, folder, call, repository)
    return look_in(runner, listing, name.text, call, repository)


def look_in(runner: Runner, listing: Listing, name: str, call: Call, repository: Repository) -> Verdict:
    """Judge a task of a file that is known."""
    found = find_in(listing, name, runner.written(listing, call.folder))
    if found.state is not State.MISSING:
        return found
    return replace(found, nearest=(*_same_elsewhere(runner, name, repository), *found.nearest))


def look_in_file(
    runner: Runner, file: Word, named: Callable[[Listing | None], Iterable[Word]], call: Call, repository: Repository
) -> Iterator[Verdict]:
    """Judge the file that a call names and the tasks of it; `named` tells these by what the file holds."""
    found = judge_path(f"file {file}", file, call, repository)
    yield found
    listing = listing_of(runner.kind, found.grounds, repository) if found.state is State.EXISTS else None
    for name in named(listing):
        if listing and name.sure:
            yield find_in(listing, name.text, runner.of_file.format(file=listing.file, name="{}"))
        elif found.state is State.EXISTS:
            yield unclear(f"{runner.kind} {name}", f"{found.grounds} is not read")


def look_everywhere(runner: Runner, name: str, call: Call, repository: Repository) -> Verdict:
    """Judge a task that may be that of any folder."""
    about = f"{runner.kind} {name}"
    known = repository.everywhere(runner.kind)
    for listing in known.listings:
        entry = listing.entry(name)
        if entry:
            return exists(about, listing.receipt(entry))
    if call.place is Place.ELSEWHERE:
        return unclear(about, "it runs on another machine or in an image of others")
    gap = next((why for listing in known.listings if (why := listing.why_open(name))), "")
    if not known.whole or gap:
        return unclear(about, known.why_open or gap or f"no {runner.files[0]} was found")
    near = (one for listing in known.listings for one in closest(name, listing, runner.here.format(name="{}")))
    return missing(about, f"no {runner.files[0]} of the repository has it", [*near][:3])


def _without_file(runner: Runner, name: str, folder: str, call: Call, repository: Repository) -> Verdict:
    about = f"{runner.kind} {name}"
    reason = why_unknown(folder, call, repository) or _why_unseen(runner, folder, repository)
    if reason:
        return unclear(about, reason)
    near = [*_same_elsewhere(runner, name, repository), *_folders_like(folder, repository)]
    above = [] if near else _like_elsewhere(runner, name, repository)
    return missing(about, f"there is no {runner.files[0]} in {folder or 'the root'}", (*near, *above))


def why_unknown(folder: str, call: Call, repository: Repository) -> str:
    """Say why a folder without a file decides nothing; empty where it does."""
    presence = repository.presence(folder) if folder else Presence.FOLDER
    if presence is Presence.UNKNOWN:
        return f"{folder} is built, ignored by git, or made by a command of the plan"
    if presence is Presence.FOLDER:
        return "" if repository.names(folder) else f"{folder or 'the root'} is empty: a submodule, or filled later"
    first = folder.partition("/")[0]
    if is_built(folder):
        return f"{folder} is where things are built"
    strange = repository.presence(first) is Presence.ABSENT and not closest_names(first, repository.names(""))
    if strange and call.folder and call.folder.partition("/")[0] == first:
        return f"there is no folder {first} here: it may be another repository"
    return ""


def _why_unseen(runner: Runner, folder: str, repository: Repository) -> str:
    above = runner.above and (not folder or repository.presence(folder) is Presence.FOLDER)
    for name in runner.files:
        for path in {f"{folder}/{name}" if folder else name, name if above else ""} - {""}:
            if "*" not in path and repository.presence(path) is Presence.UNKNOWN:
                return f"{path} is ignored by git, or made by a command of the plan"
    return ""


def _same_elsewhere(runner: Runner, name: str, repository: Repository) -> Iterator[Near]:
    for listing in repository.everywhere(runner.kind).listings:
        entry = listing.entry(name)
        if entry:
            yield Near(runner.written(listing, "").format(name), listing.receipt(entry))
            return


def _like_elsewhere(runner: Runner, name: str, repository: Repository) -> list[Near]:
    listings = repository.everywhere(runner.kind).listings
    return [near for listing in listings for near in closest(name, listing, runner.written(listing, ""))][:3]


def _folders_like(folder: str, repository: Repository) -> Iterator[Near]:
    if folder and repository.presence(folder) is Presence.ABSENT:
        above, _, name = folder.rpartition("/")
        names = repository.names(above)
        for near in closest_names(name, names) or (names[:3] if above else ()):
            yield Near(f"{above}/{near}" if above else near)
