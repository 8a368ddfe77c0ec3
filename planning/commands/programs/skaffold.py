"""`skaffold`: its file and its profiles."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.named_file import find_or_offer, listing_of
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset(
    {"-f", "--filename", "-p", "--profile", "-n", "--namespace", "--kube-context", "-d", "--default-repo"}
)


@program("skaffold")
def skaffold(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the file of a call, and its profiles there."""
    given = read_arguments(call.arguments, _VALUED)
    named = given.last("-f", "--filename")
    if call.place is not Place.HERE or (named and (named.text == "-" or "://" in named.text)):
        return
    file = judge_path(f"file {(named or _DEFAULT).text}", named or _DEFAULT, call, repository)
    if named:
        yield file
    if file.state is State.EXISTS:
        yield from _profiles(given.values("-p", "--profile"), joined(call.folder, named or _DEFAULT), repository)


_DEFAULT = Word("skaffold.yaml")


def _profiles(words: tuple[Word, ...], path: str | None, repository: Repository) -> Iterator[Verdict]:
    listing = listing_of(Kind.SKAFFOLD_PROFILE, path, repository)
    for word in words:
        for name in (one.removeprefix("-") for one in word.text.split(",")):
            about = f"{Kind.SKAFFOLD_PROFILE} {name}"
            known = listing and word.sure
            yield find_or_offer(listing, name) if listing and known else unclear(about, "known at run time only")
