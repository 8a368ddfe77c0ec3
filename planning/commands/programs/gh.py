"""`gh`: the workflows of the repository and the inputs that they take."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Listing, Workflow
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.here import is_here
from planning.commands.programs.inputs_of_workflows import judge_inputs
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-R", "--repo", "-r", "--ref", "-f", "--raw-field", "-F", "--field", "-w", "--workflow", "-L", "--limit", "-b",
    "--branch", "-q", "--jq", "-t", "--template", "-X", "--method", "-H", "--header", "--input", "-u", "--user", "-e",
    "--event", "-s", "--status", "-c", "--commit", "--interval", "-j", "--job", "--hostname",
})  # fmt: skip
_OF_WORKFLOW = frozenset({"list", "ls", "run", "view", "enable", "disable"})
_GITHUBS_OWN = ("codeql", "dependabot", "pages", "copilot", "dependency graph")
"""Workflows that GitHub runs without a file in the repository."""
_DISPATCH = re.compile(r"/?repos/[^/]+/[^/]+/actions/workflows/([^/?]+)(?:/\w+)?")


@program("gh")
def gh(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the workflow that is run, shown or listed by, and the inputs it is given."""
    words = read_arguments(call.arguments, _VALUED)
    command = words.plain[0].text if words.plain and words.plain[0].sure else ""
    if words.has("-R", "--repo") or any(name == "GH_REPO" for name, _ in call.variables) or not is_here(call):
        return
    if command == "workflow":
        # There, `-w` opens the browser.
        yield from _workflow(read_arguments(call.arguments, _VALUED - {"-w"}), repository)
    elif command == "run":
        yield from (_named(word, repository)[0] for word in words.values("-w", "--workflow"))
    elif command == "api":
        yield from _api(words, repository)


def _workflow(words: Arguments, repository: Repository) -> Iterator[Verdict]:
    match words.plain:
        case [_, command, named, *_] if command.text in _OF_WORKFLOW - {"list", "ls"}:
            verdict, workflow = _named(named, repository)
            yield verdict
            if workflow and command.text == "run":
                yield from judge_inputs(workflow, words, repository)
        case _:
            pass


def _api(words: Arguments, repository: Repository) -> Iterator[Verdict]:
    path = _second(words)
    own = path and re.match(r"/?repos/(\{owner\}|:owner)/(\{repo\}|:repo)/", path.text)
    found = _DISPATCH.fullmatch(path.text) if path and path.sure and own else None
    if found:
        yield _named(Word(found[1]), repository)[0]


def _second(words: Arguments) -> Word | None:
    return words.plain[1] if len(words.plain) > 1 else None


def _named(word: Word, repository: Repository) -> tuple[Verdict, Workflow | None]:
    """Find a workflow as gh does: by its file, its number, or its title."""
    about = f"{Kind.WORKFLOW} {word.text}"
    if not word.sure or word.text.isdigit():
        return unclear(about, "which one that is, is known at run time only"), None
    listings = repository.everywhere(Kind.WORKFLOW).listings
    is_file = word.text.endswith((".yml", ".yaml"))
    found = _by_file(word.text, listings) if is_file else _by_title(word.text, listings)
    if found and found.open:
        return unclear(about, found.open), None
    if found:
        workflow = next((one for one in found.entries if isinstance(one, Workflow)), None)
        return exists(about, found.receipt(workflow) if workflow and not is_file else found.file), workflow
    reason = _why_open(word.text, is_file, repository)
    if reason:
        return unclear(about, reason), None
    return missing(about, ".github/workflows has no such workflow", _nearest(word.text, listings)), None


def _by_file(name: str, listings: tuple[Listing, ...]) -> Listing | None:
    names = {name, f".github/workflows/{name}"}
    return next((listing for listing in listings if listing.file in names), None)


def _by_title(title: str, listings: tuple[Listing, ...]) -> Listing | None:
    wanted = title.lower()
    return next((one for one in listings if any(wanted == entry.note.lower() for entry in one.entries)), None)


def _why_open(name: str, is_file: bool, repository: Repository) -> str:
    everywhere = repository.everywhere(Kind.WORKFLOW)
    if is_file:
        path = f".github/workflows/{name.rpartition('/')[2]}"
        return (
            "" if repository.presence(path) is Presence.ABSENT else f"{path} is not among the files of the repository"
        )
    if name.lower().startswith(_GITHUBS_OWN):
        return "GitHub itself runs workflows of such names"
    return everywhere.why_open


def _nearest(name: str, listings: tuple[Listing, ...]) -> Iterator[Near]:
    by_name = {
        called: listing
        for listing in listings
        for called in (listing.file.rpartition("/")[2], *(entry.note for entry in listing.entries if entry.note))
    }
    known = [called for called in by_name if called.endswith((".yml", ".yaml")) == name.endswith((".yml", ".yaml"))]
    for near in closest_names(name, known or by_name):
        yield Near(near, by_name[near].file)
