"""`make`: its targets, in the folder that it is called in or sent to."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import State, Verdict, exists, softened, unclear
from planning.commands.programs.lookup import Runner, look_in_file, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-C", "--directory", "-f", "--file", "--makefile", "-j", "--jobs", "-I", "--include-dir", "-l", "-o", "--old-file",
    "-W", "--what-if", "--eval", "-E",
})  # fmt: skip
_NAMES = ("Makefile", "GNUmakefile", "makefile")
_RUNNER = Runner(Kind.MAKE_TARGET, _NAMES, "make {name}", "make -C {folder} {name}", "make -f {file} {name}")
_NAMED_FILE = replace(_RUNNER, kind=Kind.MAKE_FILE)
_GENERATORS = (
    "configure",
    "configure.ac",
    "CMakeLists.txt",
    "Makefile.in",
    "Makefile.am",
    "Makefile.PL",
    "Makefile.pre",
)


@program("make", "gmake")
def make(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every goal; `NAME=value` is none."""
    words = read_arguments(_with_numbers(call.arguments), _VALUED)
    goals = [word for word in (*words.plain, *words.rest) if "=" not in word.text]
    folder = _folder(words.values("-C", "--directory"), call.folder)
    files = words.values("-f", "--file", "--makefile")
    if files:
        yield from _of_file(files, goals, folder, call, repository)
        return
    for goal in goals:
        found = look_up(_RUNNER, goal, call, repository, _option(words.values("-C", "--directory")))
        yield _judged_as_file(found, goal, folder, call, repository)


def _with_numbers(words: tuple[Word, ...]) -> Iterator[Word]:
    """Leave `-j` without a number alone: the next word is a goal."""
    for position, word in enumerate(words):
        following = words[position + 1].text if position + 1 < len(words) else ""
        yield Word("--jobs=") if word.text in {"-j", "--jobs", "-l"} and not following.isdigit() else word


def _option(folders: tuple[Word, ...]) -> Word | None:
    """Give the folder that several `-C` lead to, each from the one before."""
    if not folders:
        return None
    return Word("/".join(word.text for word in folders), all(word.sure for word in folders))


def _folder(folders: tuple[Word, ...], start: str | None) -> str | None:
    return joined(start, _option(folders))


def _of_file(
    files: tuple[Word, ...], goals: list[Word], folder: str | None, call: Call, repository: Repository
) -> Iterator[Verdict]:
    """Look in the file that `-f` names, which is judged itself."""
    found = look_in_file(_NAMED_FILE, files[-1], lambda _: goals, replace(call, folder=folder), repository)
    yield next(found)
    for goal, verdict in zip(goals, found, strict=False):
        judged = _judged_as_file(verdict, goal, folder, call, repository)
        yield judged if len(files) == 1 else softened(judged, "several files are read")


def _judged_as_file(found: Verdict, goal: Word, folder: str | None, call: Call, repository: Repository) -> Verdict:
    """A goal may be a file of the folder, and a Makefile may be made by `configure`."""
    if found.state is not State.MISSING or call.place is not Place.HERE:
        return found
    if found.grounds.startswith("there is no"):
        made = next((name for name in _GENERATORS if name in repository.names(folder or "")), "")
        return unclear(found.about, f"the Makefile is made from {made}") if made else found
    return _as_file(found, joined(folder, goal), repository)


def _as_file(found: Verdict, path: str | None, repository: Repository) -> Verdict:
    presence = repository.presence(path) if path else Presence.UNKNOWN
    if presence is Presence.ABSENT:
        return found
    if presence is Presence.UNKNOWN:
        return unclear(found.about, f"{path} is a file that may be made elsewhere")
    return exists(found.about, path or found.about)
