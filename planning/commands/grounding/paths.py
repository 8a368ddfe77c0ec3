"""Files and folders that a command names by their paths."""

import re
from collections.abc import Iterator

from planning.commands.grounding.image import runs_in_root
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.passing import is_kept, is_passing
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_COMPILES = (
    "go.mod", "go.work", "Cargo.toml", "CMakeLists.txt", "meson.build", "configure.ac", "BUILD.bazel", "MODULE.bazel", "WORKSPACE",
    "mix.exs", "rebar.config", "Package.swift", "build.zig", "shard.yml", "dub.json", "stack.yaml", "composer.json",
)  # fmt: skip
"""Files of what leaves programs behind, in `bin` most of all."""
_BUILDS = (*_COMPILES, "Makefile", "makefile", "GNUmakefile")
_OFFERED = 3
LAUNCHERS = frozenset({"manage.py", "artisan", "gradlew", "mvnw"})
"""Scripts that only start what their arguments name: that they are there says nothing of it."""


def judge_path(about: str, word: Word, call: Call, repository: Repository, *, runs: bool = False) -> Verdict:
    """Look a file or folder up where the call runs; `about` says what it is: `file deploy.sql`.

    In a container only what is found says something: it may hold more, and at other places. What `runs` is a program.
    """
    path = joined(call.folder, word) if call.place is not Place.ELSEWHERE else None
    if path is None:
        return unclear(about, "its path is known at run time only")
    presence = repository.presence(path)
    if presence in {Presence.FILE, Presence.FOLDER}:
        return exists(about, path or ".")
    if presence is Presence.UNKNOWN or _is_passing(path, repository, runs=runs):
        return unclear(about, f"{path} is built, ignored by git, or made by a command of the plan")
    if call.place is Place.IMAGE and not _is_shipped(path, call, repository):
        return unclear(about, f"{path} may be in the container only")
    return missing(about, f"{path} is not in the repository", _nearest(path, repository))


def judge_script(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a program that is called by its path: `./scripts/deploy.sh`; what a build leaves behind is unclear."""
    if not call.program.sure or "/" not in call.program.text:
        return
    verdict = judge_path(f"script {call.program.text}", call.program, call, repository, runs=True)
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
    return repository.presence(folder) is Presence.FOLDER and bool(folder or slips_of(name, repository.names("")))


def _is_passing(path: str, repository: Repository, *, runs: bool) -> bool:
    return is_passing(path, runs=runs) and not is_kept(path, repository.names(path.rpartition("/")[0]))


def _is_shipped(path: str, call: Call, repository: Repository) -> bool:
    """Whether a script would be where a platform runs it: in a folder of others, of an app that is sent as it is."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if not runs_in_root(call, repository) or call.folder != "" or not folder or not dot:
        return False
    names = repository.names(folder)
    compiled = ending in {"js", "mjs", "cjs"} and any(other.endswith((".ts", ".tsx", ".mts")) for other in names)
    made_from = compiled or any(other.startswith(f"{stem}.") for other in names)
    return any(other.endswith(f".{ending}") for other in names) and not made_from


def _may_be_built(call: Call, repository: Repository) -> bool:
    path = joined(call.folder, call.program) or ""
    folder, _, name = path.rpartition("/")
    binaries = joined(call.folder, Word("bin"))
    if "." in name or folder not in {call.folder, binaries}:
        return _is_target(path, repository)
    # Beside scripts that are kept in `bin`, `make` leaves nothing of which it does not speak.
    kept = folder == binaries and folder != call.folder and bool(repository.names(folder))
    files = _COMPILES if kept else _BUILDS
    places = dict.fromkeys((call.folder or "", ""))
    built = any(
        repository.presence(f"{place}/{one}" if place else one) is Presence.FILE for place in places for one in files
    )
    return built or _is_target(path, repository)


def _is_target(path: str, repository: Repository) -> bool:
    """Whether a makefile makes a file, or may: by a rule for its folder, or for anything in `bin`."""
    for listing in repository.everywhere(Kind.MAKE_TARGET).listings:
        below = path.removeprefix(f"{listing.folder}/") if listing.folder else path
        first = below.partition("/")[0]
        gaps = [gap for gap in listing.gaps if gap.pattern.startswith(f"{re.escape(first)}/") or first == "bin"]
        made = any(re.fullmatch(gap.pattern, below) for gap in gaps) or (first == "bin" and listing.open)
        if made or listing.entry(below):
            return True
    return False


def _nearest(path: str, repository: Repository) -> tuple[Near, ...]:
    """Offer what is called like it beside it, else the same name in another folder, else its kind beside it."""
    folder, _, name = path.rpartition("/")
    ending = name.rpartition(".")[2] if "." in name else ""
    tops = [_below(top, name) for top in ("", *repository.names("")) if _below(top, name) != path]
    elsewhere = [other for other in tops if repository.presence(other) is Presence.FILE]
    if folder and repository.presence(folder) is Presence.ABSENT and not elsewhere:
        above = f"{folder}.{ending}" if ending else folder
        return (Near(above),) if repository.presence(above) is Presence.FILE else _nearest(folder, repository)
    names = repository.names(folder)
    like = [one for one in names if folder and (one.endswith(f".{ending}") if ending else "." not in one)]
    beside = like or (names if folder and len(names) <= _OFFERED else ())
    found = [_below(folder, near) for near in closest_names(name, names)] or elsewhere
    offered = found or [_below(folder, near) for near in beside]
    return tuple(Near(one, alike=bool(found)) for one in offered[:_OFFERED])


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
