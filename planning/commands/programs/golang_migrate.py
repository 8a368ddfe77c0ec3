"""`migrate` of golang-migrate: its folder and the version that it is sent to."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict
from planning.commands.programs.program import program
from planning.commands.programs.revisions import find_revision, is_known, judge_place, list_in, lists_of
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-path", "--path", "-source", "--source", "-database", "--database", "-lock-timeout", "-prefetch", "-ext", "-dir",
})  # fmt: skip


@program("migrate")
def golang_migrate(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder, and the version of `goto` and `force`."""
    words = read_arguments(call.arguments, _VALUED)
    folder = _folder(words)
    if folder is None or call.place is Place.ELSEWHERE:
        return
    place = judge_place("folder", folder, call, repository, [one.file for one in lists_of(repository, "migrate")])
    yield place
    match words.plain:
        case [command, version, *_] if command.text in {"goto", "force"} and is_known(version, call):
            if place.state is State.EXISTS and version.text.isdigit():
                yield find_revision(version.text.lstrip("0"), list_in(repository, joined(call.folder, folder)))
        case _:
            pass


def _folder(words: Arguments) -> Word | None:
    path = words.last("-path", "--path")
    source = words.last("-source", "--source")
    if path or not source or not source.text.startswith("file://"):
        return path
    return Word(source.text.removeprefix("file://"), source.sure)
