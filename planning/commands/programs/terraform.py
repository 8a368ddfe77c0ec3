"""`terraform` and `tofu`: the folder, its variable files, and the addresses, variables and outputs in it."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.addresses import judge_address, judge_declared
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_IN_FOLDER = frozenset({
    "apply", "console", "destroy", "get", "graph", "import", "init", "output", "plan", "providers", "refresh", "state",
    "taint", "untaint", "validate", "workspace",
})  # fmt: skip
_VALUED = frozenset({
    "-chdir", "-var-file", "-var", "-target", "-replace", "-exclude", "-out", "-backend-config", "-lock-timeout",
    "-parallelism", "-state", "-state-out", "-backup", "-config", "-module-depth",
})  # fmt: skip


@program("terraform", "tofu")
def terraform(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder first; what stands in it only where it is one."""
    words = _single_dashes(call)
    if call.place is not Place.HERE:
        return
    chdir = words.last("-chdir")
    folder = joined(call.folder, chdir)
    command = words.plain[0].text if words.plain and words.plain[0].sure else ""
    if folder is None:
        yield unclear("the folder of Terraform", "it is known at run time only")
        return
    if command not in _IN_FOLDER or words.has("-from-module"):
        return
    verdict = judge_folder(folder, repository, Kind.TERRAFORM)
    yield from [verdict] if folder else []
    if verdict.state is State.EXISTS:
        yield from _files(words, replace(call, folder=folder), repository)
        yield from _declared(command, words, folder, repository)


def judge_folder(folder: str, repository: Repository, kind: Kind) -> Verdict:
    """Say whether a folder is one that the program can work in, offering those that are."""
    about = f"{kind} {folder or '.'}"
    if repository.at(kind, folder):
        return exists(about, folder or ".")
    presence = repository.presence(folder)
    if not folder or presence is Presence.UNKNOWN:
        return unclear(about, f"there are no such files in {folder or 'the root'}; they may be elsewhere or made")
    known = [listing.folder for listing in repository.everywhere(kind).listings if listing.folder]
    near = [Near(one) for one in closest_names(folder, known)]
    lacks = f"{folder} has no such files" if presence is Presence.FOLDER else f"{folder} is not in the repository"
    return missing(about, lacks, near)


def _single_dashes(call: Call) -> Arguments:
    """Read `--var-file` as Terraform does: as `-var-file`."""
    words = [
        replace(word, text=word.text[1:]) if word.text[:2] == "--" and word.text != "--" else word
        for word in call.arguments
    ]
    return read_arguments(words, _VALUED)


def _files(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    for word in words.values("-var-file"):
        yield _file(f"variable file {word.text}", word, (".tfvars", ".tfvars.json"), call, repository)
    for word in words.values("-backend-config"):
        if "=" not in word.text:
            yield _file(f"backend file {word.text}", word, (".hcl", ".tfbackend", ".tfvars"), call, repository)


def _file(about: str, word: Word, ends: tuple[str, ...], call: Call, repository: Repository) -> Verdict:
    """Look a file up from the folder that Terraform works in, and offer what it can be of that folder."""
    verdict = judge_path(about, word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    known = [name for name in repository.names(call.folder or "") if name.endswith(ends) and not name.startswith(".")]
    near = closest_names(word.text, known) or known[:3]
    return missing(about, verdict.grounds, (*(Near(one) for one in near), *verdict.nearest))


def _declared(command: str, words: Arguments, folder: str, repository: Repository) -> Iterator[Verdict]:
    for target in words.values("-target", "-replace", "-exclude"):
        yield judge_address(target, folder, repository, gone=command == "destroy")
    yield from _variables(words, folder, repository)
    match words.plain:
        case [_, address, *_] if command in {"import", "taint", "untaint"}:
            yield judge_address(address, folder, repository, gone=command != "import")
        case [_, name, *_] if command == "output":
            yield judge_declared(name, "output", folder, repository)
        case [_, verb, *addresses] if command == "state" and verb.text in {"show", "rm", "mv", "list"}:
            for address in addresses:
                yield judge_address(address, folder, repository, gone=True)
        case [_, plan, *_] if command == "apply":
            yield _plan_file(plan, folder, repository)
        case [_, verb, name, *_] if command == "workspace" and verb.text in {"select", "delete"}:
            yield unclear(f"workspace {name.text}", "workspaces are kept with the state")
        case _:
            pass


def _variables(words: Arguments, folder: str, repository: Repository) -> Iterator[Verdict]:
    for word in words.values("-var"):
        name, equals, _ = word.text.partition("=")
        if equals and name.strip().replace("-", "_").isidentifier():
            yield judge_declared(Word(name.strip()), "var", folder, repository)


def _plan_file(plan: Word, folder: str, repository: Repository) -> Verdict:
    path = joined(folder, plan)
    if path and repository.presence(path) is Presence.FILE:
        return exists(f"plan file {plan.text}", path)
    return unclear(f"plan file {plan.text}", "a plan file is made by `plan -out`")
