"""`npm`: the scripts of package.json."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, find_in, missing, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined

_VALUED = frozenset({"--prefix", "-C", "-w", "--workspace", "--registry", "--loglevel"})
_RUN = frozenset({"run", "run-script", "rum", "urn"})
_LIFECYCLE = frozenset({"test", "start", "stop", "restart"})


@program("npm")
def npm(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the script of `npm run` and of its short forms."""
    words = read_arguments(call.arguments, _VALUED)
    folder = joined(call.folder, words.last("--prefix", "-C"))
    match [word.text for word in words.plain]:
        case [run, name, *_] if run in _RUN:
            yield _script(name, folder, repository)
        case [name, *_] if name in _LIFECYCLE:
            yield _script(name, folder, repository)
        case _:
            pass


def _script(name: str, folder: str | None, repository: Repository) -> Verdict:
    about = f"{Kind.NPM_SCRIPT} {name}"
    if folder is None:
        return unclear(about, "its folder is known at run time only")
    listing = upward(repository, Kind.NPM_SCRIPT, folder)
    if listing is None:
        return missing(about, f"there is no package.json in {folder or 'the root'}")
    return find_in(listing, name, "npm run {}")
