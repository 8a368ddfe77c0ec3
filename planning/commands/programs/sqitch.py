"""`sqitch`: the changes and tags of its plan."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, missing, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import by_list, find_revision, judge_place, lists_of
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_CHANGES = ("--to", "--to-change", "--onto", "--from", "--from-change", "--upto", "--change")
_VALUED = frozenset({
    *_CHANGES, "-C", "--chdir", "--cd", "--target", "-t", "--plan-file", "-f", "--registry", "--db-name", "-d", "--db-user",
    "-u", "--db-host", "-h", "--db-port", "-p", "--engine", "--log-only", "--mode", "--set", "-s", "--set-deploy", "-e",
})  # fmt: skip
_ROOTS = frozenset({"@ROOT", "@HEAD", "HEAD", "ROOT", "@FIRST", "@LAST"})


@program("sqitch")
def sqitch(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every change that the command goes to or from."""
    words = read_arguments(call.arguments, _VALUED - {"--log-only"})
    if call.place is Place.ELSEWHERE or words.has("--plan-file", "-f"):
        return
    chdir = words.last("-C", "--chdir", "--cd")
    if chdir:
        yield judge_place("folder", chdir, call, repository, [one.folder for one in lists_of(repository, "sqitch")])
    folder = joined(call.folder, chdir)
    listing = repository.at(Kind.MIGRATION, folder) if folder is not None else None
    yield from _target(words.last("--target", "-t"), listing)
    for word in _named(words):
        name = word.text.rstrip("^~0123456789") if "^" in word.text or "~" in word.text else word.text
        if not word.sure or listing is None or not listing.file.endswith("sqitch.plan"):
            yield unclear(f"change {word}", "it or its plan is known at run time only")
        elif name.upper() not in _ROOTS and ":" not in name:
            yield find_revision(name.partition("@")[0] or name, (listing,), by_list)


def _target(word: Word | None, listing: Listing | None) -> Iterator[Verdict]:
    """Tell a slip of the pen from a target that a person has in the own configuration."""
    if listing is None or word is None or not word.sure or listing.entry(f"target {word.text}"):
        return
    known = [entry.name.removeprefix("target ") for entry in listing.entries if entry.name.startswith("target ")]
    near = closest_names(word.text, known)
    if near and ":" not in word.text:
        grounds = f"{listing.folder}/sqitch.conf".removeprefix("/")
        yield missing(f"target {word.text}", f"{grounds} has no such target", [Near(one, grounds) for one in near])


def _named(words: Arguments) -> tuple[Word, ...]:
    return words.values(*_CHANGES)
