"""`helmfile`: its file, its environments, and the releases that it selects by name."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict, missing, unclear
from planning.commands.programs.named_file import find_or_offer, listing_of
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-f", "--file", "-e", "--environment", "-l", "--selector", "-n", "--namespace", "--kube-context", "-b", "--helm-binary",
    "--state-values-set", "--state-values-file", "--set", "--values", "--args", "--concurrency", "--log-level", "-c",
    "--chart", "--kubeconfig", "-k", "--kustomize-binary", "--context", "--output", "--output-dir",
})  # fmt: skip
_FILES = ("helmfile.yaml", "helmfile.yml", "helmfile.yaml.gotmpl")


@program("helmfile")
def helmfile(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the file of a call, and in it the environment and the releases."""
    given = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or call.folder is None:
        return
    named = given.last("-f", "--file")
    path = _path(named, call, repository)
    if named and path is None:
        yield _file(named, call, repository)
    if path is not None:
        yield from _judge(given, path, repository)


def _path(named: Word | None, call: Call, repository: Repository) -> str | None:
    names = [named] if named else [Word(name) for name in _FILES]
    verdicts = (judge_path("", name, call, repository) for name in names)
    found = next((one.grounds for one in verdicts if one.state is State.EXISTS), None)
    return found if found and repository.presence(found) is Presence.FILE else None


def _file(named: Word, call: Call, repository: Repository) -> Verdict:
    verdict = judge_path(f"helmfile {named.text}", named, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    near = (Near(listing.file) for listing in repository.everywhere(Kind.HELM_ENVIRONMENT).listings)
    return missing(verdict.about, verdict.grounds, (*near, *verdict.nearest))


def _judge(given: Arguments, path: str, repository: Repository) -> Iterator[Verdict]:
    for word in given.values("-e", "--environment"):
        if word.text != "default":
            yield _look(Kind.HELM_ENVIRONMENT, word, path, repository)
    for word in given.values("-l", "--selector"):
        for part in word.text.split(","):
            key, _, name = part.partition("=")
            if key == "name" and name:
                yield _look(Kind.RELEASE, Word(name.lstrip("="), word.sure), path, repository)


def _look(kind: Kind, word: Word, path: str, repository: Repository) -> Verdict:
    listing = listing_of(kind, path, repository)
    if listing is None or not word.sure:
        return unclear(f"{kind} {word.text}", "known at run time only" if listing else f"{path} is not read here")
    return find_or_offer(listing, word.text)
