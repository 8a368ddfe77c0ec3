"""`docker`: what an image is built from, the files of a stack; `docker compose` has a file of its own."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Dockerfile
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.compose import judge_compose
from planning.commands.programs.named_file import listing_of
from planning.commands.programs.program import program
from planning.commands.programs.subcommands import split_subcommand
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_GLOBAL = frozenset({"-c", "--context", "-H", "--host", "-l", "--log-level", "--config"})
_VALUED = frozenset({
    "-f", "--file", "-t", "--tag", "--target", "--build-arg", "--build-context", "--platform", "-o", "--output", "--secret",
    "--ssh", "--cache-from", "--cache-to", "--label", "--progress", "--network", "--add-host", "--iidfile", "--builder",
    "--metadata-file", "--provenance", "--sbom", "--attest", "--allow", "--annotation", "-m", "--memory", "--shm-size",
    "--cpu-period", "--cpu-quota", "-c", "--cpu-shares", "--cpuset-cpus", "--cpuset-mems", "--isolation", "--ulimit",
    "--cgroup-parent", "--memory-swap", "--security-opt", "--call", "--no-cache-filter", "--set", "--compose-file",
})  # fmt: skip
_BEFORE_BUILD = frozenset({"buildx", "image", "builder"})


@program("docker", "podman", "nerdctl")
def docker(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up compose files, Dockerfiles, contexts, stages and the files of a stack."""
    _, verb, rest = split_subcommand(call.arguments, _GLOBAL)
    if verb == "compose":
        yield from judge_compose(rest, call, repository)
        return
    if verb in _BEFORE_BUILD and rest:
        verb, rest = rest[0].text, rest[1:]
    given = read_arguments(rest, _VALUED)
    if verb in {"build", "b"}:
        yield from _build(given, call, repository)
    elif verb == "bake" or (verb == "stack" and [word.text for word in given.plain[:1]] in (["deploy"], ["up"])):
        files = given.values("-f", "--file") if verb == "bake" else given.values("-c", "--compose-file")
        yield from (_path("file", word, call, repository) for word in files if word.text != "-")


def _build(given: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    context = given.plain[-1] if given.plain else None
    if context is None or context.text == "-" or _is_address(context.text):
        return
    folder = _path("build context", context, call, repository)
    named = given.last("-f", "--file")
    if named and (named.text == "-" or _is_address(named.text)):
        yield folder
        return
    file = _dockerfile(named, context, call, repository)
    yield from (one for one in (folder, file) if one is file or folder.state is not State.MISSING or named)
    if file.state is State.EXISTS and folder.state is State.EXISTS:
        yield from (_stage(target, file.grounds, repository) for target in given.values("--target"))


def _dockerfile(named: Word | None, context: Word, call: Call, repository: Repository) -> Verdict:
    word = named or Word(f"{context.text.rstrip('/') or '.'}/Dockerfile", context.sure)
    verdict = _path("Dockerfile", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    files = [listing.file for listing in repository.everywhere(Kind.DOCKERFILE).listings]
    near = closest_names(joined(call.folder, word) or word.text, files) or tuple(files)[:3]
    return missing(verdict.about, verdict.grounds, map(Near, near))


def _stage(target: Word, file: str, repository: Repository) -> Verdict:
    about = f"stage {target.text} of {file}"
    listing = listing_of(Kind.DOCKERFILE, file, repository)
    if listing is None or listing.open or not target.sure or target.text.isdecimal():
        return unclear(about, "its stages are not read here")
    stages = {
        stage.name.lower(): stage for one in listing.entries if isinstance(one, Dockerfile) for stage in one.stages
    }
    if target.text.lower() in stages:
        return exists(about, listing.receipt(stages[target.text.lower()]))
    names = closest_names(target.text.lower(), stages) or tuple(stages)[-3:]
    return missing(about, f"{file} has no such stage", [Near(name, listing.receipt(stages[name])) for name in names])


def _path(what: str, word: Word, call: Call, repository: Repository) -> Verdict:
    about = f"{what} {word.text}"
    return (
        judge_path(about, word, call, repository) if call.place is Place.HERE else unclear(about, "it runs elsewhere")
    )


def _is_address(text: str) -> bool:
    return "://" in text or text.startswith(("git@", "github.com/"))
