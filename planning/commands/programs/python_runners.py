"""`poetry run`, `uv run`, `pdm run`, `rye run`, `pipenv run`: scripts of the project, or any program.

Where the reading of the line took such a wrapper off already, its program is judged by itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict
from planning.commands.programs.leading import read_leading
from planning.commands.programs.offered import judge_offered
from planning.commands.programs.program import Started, program
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-C", "--directory", "--project", "-p", "--with", "--extra", "--group", "--env-file", "--python", "--package", "--index",
    "-P",
})  # fmt: skip
_FOLDER = ("-C", "--directory", "--project")


def started_program(call: Call, repository: Repository) -> Iterator[Started]:
    """Give the program that is run, where it is no script of the project."""
    inner = _inner(call)
    if inner and not any(judge_offered(inner, repository)) and inner.program.sure:
        yield Started(inner)


@program("poetry", "uv", "pdm", "rye", "pipenv", starts=started_program)
def python_runner(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what is run, and the folder of the project."""
    inner = _inner(call)
    if inner is None:
        return
    folder = _folder(call)
    if (
        folder
        and call.place is Place.HERE
        and repository.presence(joined(call.folder, folder) or "") is Presence.ABSENT
    ):
        yield _no_project(folder, call, repository)
        return
    yield from judge_offered(inner, repository)


def _inner(call: Call) -> Call | None:
    words = read_leading(call.arguments, _VALUED, {"run"})
    named = [*words.plain, *words.rest]
    if len(named) < 2 or named[0].text != "run":
        return None
    through = (*call.through, f"{call.name} run")
    folder = joined(call.folder, _folder(call))
    return replace(call, program=named[1], arguments=tuple(named[2:]), folder=folder, through=through)


def _folder(call: Call) -> Word | None:
    # `-p` of uv is a version of Python, that of pdm a folder.
    options = (*_FOLDER, "-p") if call.name == "pdm" else _FOLDER
    return read_leading(call.arguments, _VALUED, {"run"}).last(*options)


def _no_project(folder: Word, call: Call, repository: Repository) -> Verdict:
    found = judge_path(f"folder {folder}", folder, call, repository)
    name = folder.text.rstrip("/").rpartition("/")[2]
    real = [one for one in repository.names("") if one == name and repository.presence(one) is Presence.FOLDER]
    near = tuple(Near(one) for one in real)
    return replace(found, nearest=(*near, *found.nearest)) if found.state is State.MISSING else found
