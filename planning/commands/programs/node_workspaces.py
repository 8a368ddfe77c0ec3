"""A workspace that is named in a call: `-w web`, `--filter @shop/web`, `yarn workspace web`."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest, missing, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


@dataclass(frozen=True, slots=True)
class Naming:
    """How a package manager names workspaces."""

    by_path: bool
    """Whether a folder is taken, too: `-w packages/web`."""
    without_scope: bool = False
    """Whether `web` means `@shop/web`, as pnpm has it."""


def judge_in_workspace(
    how: Runner, name: Word, workspace: Word, naming: Naming, call: Call, repository: Repository
) -> Verdict:
    """Judge a script of the workspace that a call names; what is missing may be the workspace itself."""
    if call.place is not Place.HERE or not name.sure:
        return look_up(how, name, call, repository)
    if not workspace.sure or call.folder is None or any(sign in workspace.text for sign in "*{[!"):
        return unclear(f"{Kind.NPM_WORKSPACE} {workspace}", "which workspaces are meant is known at run time only")
    found = find_workspace(workspace.text, naming, call.folder, repository)
    if isinstance(found, Verdict):
        return found
    listing = repository.at(Kind.NPM_SCRIPT, found)
    if listing is None:
        return unclear(f"{how.kind} {name}", f"{found} has no package.json")
    inside = Call(call.program, folder=found, place=call.place)
    result = look_up(how, name, inside, repository)
    if result.state is not State.MISSING:
        return result
    written = how.there.replace("{workspace}", workspace.text)
    elsewhere = (near for near in result.nearest if not near.source.startswith(f"{listing.file}:"))
    near = closest(name.text, listing, written.format(folder=found, name="{}"))
    return missing(result.about, result.grounds, (*elsewhere, *near))


def find_workspace(name: str, naming: Naming, folder: str, repository: Repository) -> str | Verdict:
    """Give the folder of a workspace, else the verdict on its name."""
    about = f"{Kind.NPM_WORKSPACE} {name}"
    members = upward(repository, Kind.NPM_MEMBER, folder)
    if members is None:
        return _without_workspaces(about, folder, repository)
    known = [entry.name for entry in members.entries]
    if naming.by_path:
        for start in dict.fromkeys((folder, members.folder)):
            path = joined(start, Word(name))
            if path in known:
                return path
    if name.startswith("."):
        return missing(about, f"{members.file} names no such folder", (Near(f"./{one}") for one in known[:3]))
    return _by_name(name, naming, members, repository)


def _by_name(name: str, naming: Naming, members: Listing, repository: Repository) -> str | Verdict:
    likely = name.rpartition("/")[2]
    for folder in (one.name for one in members.entries if one.name.rpartition("/")[2] == likely):
        package = repository.at(Kind.NPM_PACKAGE, folder)
        if package and any(_is_called(entry.name, name, naming) for entry in package.entries):
            return folder
    root = repository.at(Kind.NPM_PACKAGE, members.folder)
    if root and root.entry(name):
        return members.folder
    about = f"{Kind.NPM_WORKSPACE} {name}"
    named = upward(repository, Kind.NPM_WORKSPACE, members.folder)
    if named is None or members.open:
        return unclear(about, members.open or f"{members.file} cannot be read")
    found = [entry for entry in named.entries if _is_called(entry.name, name, naming)]
    if len(found) == 1:
        return found[0].note
    if found or named.open:
        return unclear(about, named.open or "several workspaces are called so")
    return missing(about, f"{named.file} has no such workspace", _nearest(name, named))


def _nearest(name: str, named: Listing) -> Iterator[Near]:
    yield from closest(name, named)
    by_folder = Listing(
        named.kind, named.file, tuple(Entry(one.note.rpartition("/")[2], note=one.name) for one in named.entries)
    )
    for entry in by_folder.entries:
        if entry.name == name.rpartition("/")[2]:
            yield Near(entry.note)


def _is_called(package: str, name: str, naming: Naming) -> bool:
    return package == name or (naming.without_scope and "/" not in name and package.endswith(f"/{name}"))


def _without_workspaces(about: str, folder: str, repository: Repository) -> Verdict:
    listing = upward(repository, Kind.NPM_SCRIPT, folder)
    if listing is None or listing.open:
        return unclear(about, listing.open if listing else "there is no package.json above")
    lerna = [name for name in ("lerna.json", "rush.json", "pnpm-workspace.yaml") if name in repository.names("")]
    broken = repository.at(Kind.NPM_MEMBER, listing.folder)
    if (
        lerna
        or broken
        or repository.presence(joined(listing.folder, Word("pnpm-workspace.yaml")) or "") is not Presence.ABSENT
    ):
        return unclear(about, "its workspaces are named in another way")
    return missing(about, f"{listing.file} names no workspaces")


def judge_in_all(how: Runner, name: Word, call: Call, repository: Repository, *, with_root: bool = True) -> Verdict:
    """Judge a script that is run in every workspace that has it."""
    members = upward(repository, Kind.NPM_MEMBER, call.folder) if call.folder is not None else None
    if members is None or call.place is not Place.HERE or not name.sure:
        return look_up(how, name, call, repository)
    about, reason, near = f"{how.kind} {name}", members.open, list[Near]()
    for folder in [*([members.folder] if with_root else []), *(entry.name for entry in members.entries)]:
        listing = repository.at(Kind.NPM_SCRIPT, folder)
        if listing and listing.entry(name.text):
            return look_up(how, name, Call(call.program, folder=folder), repository)
        reason = reason or (listing.open if listing else "")
        near += closest(name.text, listing, how.here.format(name="{}")) if listing else ()
    if reason or len(members.entries) == 0:
        return unclear(about, reason or f"{members.file} names no folder that is there")
    return missing(about, "no workspace has it", _most_like(name.text, how, near))


def _most_like(name: str, how: Runner, near: list[Near]) -> Iterator[Near]:
    by_text = {one.text: one for one in reversed(near)}
    yield from (by_text[text] for text in get_close_matches(how.here.format(name=name), by_text, 3, 0.0))
