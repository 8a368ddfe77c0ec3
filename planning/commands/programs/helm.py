"""`helm`: charts of the repository, values files, releases that its files name."""

import re
from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.planned import is_made
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, softened, unclear
from planning.commands.programs.helm_values import values_files
from planning.commands.programs.kube_context import judge_context
from planning.commands.programs.kubernetes_objects import ANYTHING
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-n", "--namespace", "--kube-context", "--kubeconfig", "--registry-config", "--repository-cache", "--repository-config",
    "-f", "--values", "--set", "--set-string", "--set-file", "--set-json", "--set-literal", "--version", "--timeout",
    "--repo", "--description", "--history-max", "--post-renderer", "--post-renderer-args", "-o", "--output", "--keyring",
    "--username", "--password", "--ca-file", "--cert-file", "--key-file", "--revision", "--max", "--name-template", "-l",
    "--labels", "--selector", "-d", "--destination", "--app-version", "-s", "--show-only", "-a", "--api-versions",
    "--kube-version", "--output-dir", "--context", "--kube-apiserver", "--kube-token", "--kube-as-user", "--cascade",
    "-C", "--detailed-exitcode-value", "--burst-limit", "--qps", "--filter", "--key",
})  # fmt: skip
_BEFORE = frozenset({"diff", "secrets", "dependency", "dep", "dependencies", "show", "inspect", "get"})
_RELEASE_AND_CHART = frozenset({"upgrade", "install"})
_CHART = frozenset({"lint", "package", "unittest"})
_RELEASE = frozenset({"rollback", "history", "hist", "status", "test", "uninstall", "delete", "del", "un"})
_RELEASE_AND_REVISION = 2
_ROLLBACK_FLAGS = frozenset({
    "--cleanup-on-fail", "--dry-run", "--force", "--no-hooks", "--recreate-pods", "--wait", "--wait-for-jobs", "--debug",
})  # fmt: skip
_LITERAL = re.compile(r"[\w.+-]+")
_AWAY = "the chart comes from elsewhere"


def made_releases(call: Call) -> Iterator[str]:
    """Name the release that a call installs, with objects that no manifest names."""
    given = read_arguments(call.arguments, _VALUED)
    match [word.text for word in given.plain]:
        case ["install" | "upgrade", name, *_] if not given.has("--dry-run"):
            yield ANYTHING
            yield f"release/{name}"
        case _:
            pass


@program("helm", "helm3", makes=made_releases)
def helm(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the chart, the files and the release of a call."""
    given = read_arguments(call.arguments, _VALUED)
    yield from judge_context(given.last("--kube-context"), repository)
    words = list(given.plain)
    first = words.pop(0).text if words else ""
    verb = words.pop(0).text if first in _BEFORE and words else first
    if verb in {"create", "pull", "push", "repo", "plugin"}:
        return
    charts = [*_charts(first, verb, words, given)]
    yield from (_chart(word, given, call, repository) for word in charts)
    yield from _files(given, call, repository)
    if words and (verb in _RELEASE or first == "get" or (verb == "upgrade" and not given.has("--install", "-i"))):
        yield from _release(words[0], repository)
    if verb == "rollback" and len(words) == _RELEASE_AND_REVISION:
        yield from _revision(given, call, words)


def _charts(first: str, verb: str, words: list[Word], given: Arguments) -> Iterator[Word]:
    if verb in _RELEASE_AND_CHART:
        yield from words[:1] if given.has("--generate-name", "-g", "--name-template") else words[1:2]
    elif verb == "template" and words:
        yield words[1] if len(words) > 1 else words[0]
    elif verb in _CHART or first == "show":
        yield from words
    elif first in {"dependency", "dep", "dependencies"}:
        yield from words[:1]


def _chart(word: Word, given: Arguments, call: Call, repository: Repository) -> Verdict:
    about = f"{Kind.CHART} {word.text}"
    path = joined(call.folder, word)
    if path is None or given.has("--repo") or "://" in word.text:
        return unclear(about, _AWAY if word.sure else "it is known at run time only")
    found = judge_path(about, word, call, repository)
    fetched = given.has("--version") and not word.text.startswith((".", "/"))
    if found.state is State.EXISTS:
        held = _folder(about, path, found, repository)
        return softened(held, _AWAY) if fetched else held
    near = _nearest(path, repository)
    away = fetched or word.text.endswith(".tgz") or _is_of_a_repository(word.text, path, repository)
    if away or found.state is State.UNCLEAR:
        return unclear(about, _AWAY if found.state is State.MISSING else found.grounds)
    return missing(about, found.grounds, near)


def _folder(about: str, path: str, found: Verdict, repository: Repository) -> Verdict:
    if repository.presence(path) is Presence.FILE or repository.at(Kind.CHART, path):
        return found
    if repository.presence(f"{path}/Chart.yaml".lstrip("/")) is not Presence.ABSENT:
        return found
    return missing(about, f"{path or 'the root'} has no Chart.yaml", _nearest(path, repository))


def _is_of_a_repository(written: str, path: str, repository: Repository) -> bool:
    """Whether `bitnami/redis` is meant: two parts, the first no folder here, and no misspelt chart of ours."""
    parts = written.split("/")
    if len(parts) != 2 or parts[0] in {".", ".."} or repository.presence(path.partition("/")[0]) is Presence.FOLDER:
        return False
    return not any(is_slip(path, listing.folder) for listing in repository.everywhere(Kind.CHART).listings)


def _nearest(path: str, repository: Repository) -> list[Near]:
    charts = {listing.folder: listing.file for listing in repository.everywhere(Kind.CHART).listings}
    last = path.rpartition("/")[2]
    alike = [name for name in charts if name.rpartition("/")[2] in closest_names(last, [name.rpartition("/")[2]])]
    like = {*closest_names(path, charts), *alike}
    names = dict.fromkeys((*closest_names(path, charts), *alike, *charts))
    return [Near(name, charts[name], name in like) for name in names][:3]


def _files(given: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    for word in given.values("-f", "--values"):
        for one in word.text.split(",") if word.sure else [word.text]:
            if one != "-" and "://" not in one:
                yield _values_file(Word(one, word.sure), call, repository)
    for word in given.values("--set-file"):
        yield judge_path(f"file {word.text}", Word(word.text.partition("=")[2], word.sure), call, repository)


def _values_file(word: Word, call: Call, repository: Repository) -> Verdict:
    verdict = judge_path(f"values file {word.text}", word, call, repository)
    path = joined(call.folder, word)
    if verdict.state is not State.MISSING or path is None:
        return verdict
    near = [*map(Near, values_files(path, repository)), *verdict.nearest]
    return missing(verdict.about, verdict.grounds, list(dict.fromkeys(near))[:4])


def _revision(given: Arguments, call: Call, words: list[Word]) -> Iterator[Verdict]:
    """Judge what a release is rolled back to: a version of the chart or of the image is no revision."""
    release, word = words
    before = call.arguments[call.arguments.index(word) - 1].text
    is_word = word.sure and _LITERAL.fullmatch(word.text) and not word.text.isdigit()
    if is_word and (not before.startswith("-") or before in _ROLLBACK_FLAGS or before in _VALUED or "=" in before):
        scope = f" -n {space.text}" if (space := given.last("-n", "--namespace")) and space.sure else ""
        near = Near(f'helm rollback {release.text} "$REVISION"{scope}')
        yield missing(f"revision {word.text}", "helm counts revisions: 1, 2, 3", [near])


def _release(word: Word, repository: Repository) -> Iterator[Verdict]:
    """Judge a release only where files name some: others are made by hand."""
    about = f"{Kind.RELEASE} {word.text}"
    listings = repository.everywhere(Kind.RELEASE).listings
    known = {one.name: listing.receipt(one) for listing in listings for one in listing.entries}
    if not word.sure or not known or is_made(repository, f"release/{word.text}"):
        return
    near = [name for name in known if is_slip(word.text, name)]
    if word.text in known:
        yield exists(about, known[word.text])
    elif near:
        yield missing(about, "no file names such a release", [Near(name, known[name]) for name in near][:3])
