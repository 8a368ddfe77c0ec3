"""`mvn`: the modules that it is told to build; the file of `-f` is looked up with those of other programs."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import State, Verdict, find_in, unclear
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-f", "--file", "-pl", "--projects", "-P", "--activate-profiles", "-s", "--settings", "-gs", "-T", "--threads", "-t", "-rf",
    "--resume-from", "-l", "--log-file", "-b", "--builder", "-D",
})  # fmt: skip


@program("mvn", "mvnw", "mvnd")
def maven(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the modules of `-pl` that are named by their folders."""
    words = read_arguments(call.arguments, _VALUED)
    listing = _modules(joined(call.folder, words.last("-f", "--file")), repository)
    if call.place is not Place.HERE or listing is None:
        return
    for word in words.values("-pl", "--projects"):
        for name in word.text.split(","):
            yield _module(Word(name.strip().lstrip("!-+?"), word.sure), listing, repository)


def _modules(path: str | None, repository: Repository) -> Listing | None:
    if path is None:
        return None
    folder = path.rpartition("/")[0] if path.endswith(".xml") else path
    listing = repository.at(Kind.MAVEN_MODULE, folder)
    return listing if listing and (path in {folder, listing.file}) else None


def _module(word: Word, listing: Listing, repository: Repository) -> Verdict:
    name = word.text.strip("/").removeprefix("./")
    found = find_in(listing, name)
    if not word.sure or ":" in name:
        return unclear(found.about, "it is named by its artifact, or known at run time only")
    path = f"{listing.folder}/{name}".lstrip("/")
    if found.state is State.MISSING and repository.presence(path) is not Presence.ABSENT:
        # A module of a module is named by its whole path.
        return unclear(found.about, f"{path} may be a module of a module")
    return found
