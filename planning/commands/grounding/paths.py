"""Files and folders that a command names by their paths."""

from collections.abc import Iterator

from planning.commands.grounding.passing import is_passing
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.subcommands.slips import slip_of
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_SAME_CODE = frozenset({"heroku run", "heroku run:detached"})
"""Wrappers whose container holds the repository as it is."""
_OFFERED = 3
LAUNCHERS = frozenset({"manage.py", "artisan", "gradlew", "mvnw"})
"""Scripts that only start what their arguments name: that they are there says nothing of it."""
_BUILDS = ("go.mod", "Cargo.toml", "CMakeLists.txt", "Makefile", "makefile", "GNUmakefile", "BUILD.bazel")


def judge_path(about: str, word: Word, call: Call, repository: Repository) -> Verdict:
    """Look a file or folder up where the call runs; `about` says what it is: `file deploy.sql`.

    In a container only what is found says something: it may hold more, and at other places.
    """
    path = joined(call.folder, word) if call.place is not Place.ELSEWHERE else None
    if path is None:
        return unclear(about, "its path is known at run time only")
    presence = repository.presence(path)
    if presence in {Presence.FILE, Presence.FOLDER}:
        return exists(about, path or ".")
    if presence is Presence.UNKNOWN or (is_passing(path) and not _is_kept(path, repository)):
        return unclear(about, f"{path} is built, ignored by git, or made by a command of the plan")
    if call.place is Place.IMAGE and not _SAME_CODE & {*call.through}:
        return unclear(about, f"{path} may be in the container only")
    return missing(about, f"{path} is not in the repository", _nearest(path, repository))


def judge_script(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a program that is called by its path: `./scripts/deploy.sh`; what a build leaves behind is unclear."""
    if not call.program.sure or "/" not in call.program.text:
        return
    verdict = judge_path(f"script {call.program.text}", call.program, call, repository)
    if verdict.state is State.EXISTS and repository.presence(verdict.grounds) is Presence.FOLDER:
        verdict = unclear(verdict.about, f"{verdict.grounds} is a folder")
    if verdict.state is State.MISSING and _may_be_built(call, repository):
        verdict = unclear(verdict.about, f"{call.program.text} may be a program that is built here")
    if verdict.state is not State.EXISTS or call.name not in LAUNCHERS:
        yield verdict


def judge_input(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that are redirected into a call."""
    for word in call.inputs:
        yield judge_path(f"file {word.text}", word, call, repository)


def judge_folder(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder that `cd` goes to: missing only next to one that is meant, as a plan may start elsewhere."""
    word = call.arguments[0] if call.name == "cd" and len(call.arguments) == 1 else None
    if word is None or word.text in {"-", "--"} or call.place is not Place.HERE or joined(call.folder, word) is None:
        return
    verdict = judge_path(f"folder {word.text}", word, call, repository)
    path = joined(call.folder, word) or ""
    if verdict.state is State.MISSING and not _is_told(path, repository):
        verdict = unclear(verdict.about, f"{path} is not in the repository, and nothing like it is")
    yield verdict


def is_reached(call: Call, repository: Repository) -> bool:
    """Whether the folder of a call is in the repository, or cannot be known."""
    return not call.folder or repository.presence(call.folder) is Presence.FOLDER


def _is_told(path: str, repository: Repository) -> bool:
    folder, _, name = path.rpartition("/")
    return repository.presence(folder) is Presence.FOLDER and bool(folder or slip_of(name, repository.names("")))


def _may_be_built(call: Call, repository: Repository) -> bool:
    path = joined(call.folder, call.program) or ""
    folder, _, name = path.rpartition("/")
    if (
        "." in name
        or (folder.endswith("bin") and repository.names(folder))
        or folder not in {call.folder, joined(call.folder, Word("bin"))}
    ):
        return False
    places = (call.folder or "", "")
    return any(
        repository.presence(f"{place}/{one}" if place else one) is Presence.FILE for place in places for one in _BUILDS
    )


def _is_kept(path: str, repository: Repository) -> bool:
    """Whether variables of environments are kept in the repository: `env/staging.env` lies beside `env/prod.env`."""
    folder, _, name = path.rpartition("/")
    kept = name.endswith(".env") and not name.startswith(".")
    return kept and any(other.endswith(".env") and not other.startswith(".") for other in repository.names(folder))


def _nearest(path: str, repository: Repository) -> tuple[Near, ...]:
    """Offer what is called like it beside it, else the same name in another folder, else its kind beside it."""
    folder, _, name = path.rpartition("/")
    beside = repository.names(folder)
    found = [_below(folder, near) for near in closest_names(name, beside)]
    if not found:
        tops = [_below(top, name) for top in repository.names("")]
        found = [other for other in tops if repository.presence(other) is Presence.FILE]
    if not found:
        ending = name.rpartition(".")[2] if "." in name else ""
        found = [
            _below(folder, near) for near in beside if near.endswith(f".{ending}") or (not ending and "." not in near)
        ]
    return tuple(Near(one) for one in found[:_OFFERED])


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
