"""Files that a command runs, reads or writes by their paths."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


def judge_path(about: str, word: Word, call: Call, repository: Repository) -> Verdict:
    """Look a file or folder up where the call runs; `about` says what it is: `file deploy.sql`."""
    path = joined(call.folder, word) if call.place is Place.HERE else None
    if path is None:
        return unclear(about, "its path is known at run time only")
    presence = repository.presence(path)
    if presence in {Presence.FILE, Presence.FOLDER}:
        return exists(about, path or ".")
    if presence is Presence.UNKNOWN:
        return unclear(about, f"{path} is built, ignored by git, or made by a command of the plan")
    return missing(about, f"{path} is not in the repository", _nearest(path, repository))


def judge_script(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a program that is called by its path: `./scripts/deploy.sh`."""
    if call.program.sure and "/" in call.program.text:
        yield judge_path(f"script {call.program.text}", call.program, call, repository)


def judge_input(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that are redirected into a call."""
    for word in call.inputs:
        yield judge_path(f"file {word.text}", word, call, repository)


def written_by(call: Call) -> Iterator[str]:
    """Name the files that a call is redirected to."""
    for word in call.outputs:
        path = joined(call.folder, word)
        if path:
            yield path


def _nearest(path: str, repository: Repository) -> tuple[Near, ...]:
    folder, _, name = path.rpartition("/")
    found = closest_names(name, repository.names(folder))
    return tuple(Near(f"{folder}/{near}" if folder else near) for near in found)
