"""`kubectl`: the objects that it is told to look at or change, and the manifests that it is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.argo_rollouts import judge_rollouts
from planning.commands.programs.kube_context import judge_context
from planning.commands.programs.kubernetes_containers import judge_containers
from planning.commands.programs.kubernetes_files import is_from_elsewhere, judge_files, judge_folder
from planning.commands.programs.kubernetes_kinds import kind_called
from planning.commands.programs.kubernetes_objects import ANYTHING
from planning.commands.programs.kubernetes_verdicts import judge_kind, judge_object
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-n", "--namespace", "--context", "--cluster", "--kubeconfig", "--as", "--as-group", "-s", "--server", "--token",
    "--user", "--request-timeout", "-v", "--v", "--cache-dir", "-l", "--selector", "--field-selector", "-o", "--output",
    "--timeout", "--for", "--replicas", "--current-replicas", "--resource-version", "--type", "--patch", "--patch-file",
    "--to-revision", "--revision", "--container", "-c", "--tail", "--since", "--since-time", "--min", "--max",
    "--cpu-percent", "--cpu", "--memory", "--port", "--target-port", "--name", "--image", "--from", "--from-literal",
    "--from-file", "--from-env-file", "--grace-period", "--field-manager", "--sort-by", "-L", "--label-columns",
    "--template", "--subresource", "--overrides", "-e", "--env", "--limits", "--requests", "--limit-bytes", "--address",
    "--pod-running-timeout", "--protocol", "-k", "--kustomize", "--filename", "--raw", "--certificate-authority",
    "--client-key", "--client-certificate", "--tls-server-name", "--keys", "--max-log-requests", "--cert", "--key",
    "--docker-server", "--docker-username", "--docker-password", "--docker-email", "--prune-allowlist", "--duration",
})  # fmt: skip
_FOLLOWS = frozenset({"logs", "log"})
"""Where `-f` follows the output and takes no file."""
_OBJECTS = frozenset({
    "get", "describe", "delete", "edit", "patch", "label", "annotate", "scale", "autoscale", "expose", "wait", "debug",
})  # fmt: skip
_ONE = frozenset({"logs", "log", "exec", "attach", "port-forward"})
_BELOW = frozenset({"rollout", "set"})
"""Subcommands that have subcommands of their own, before the objects."""
_ACCOUNTS = (["set", "serviceaccount"], ["set", "sa"])
"""Where the last word is an account, which may be made by hand."""
_PAIRS = frozenset({"set", "label", "annotate"})


@dataclass(frozen=True, slots=True)
class _Read:
    verb: str
    given: Arguments
    targets: tuple[Word, ...]

    @property
    def namespace(self) -> Word | None:
        return self.given.last("-n", "--namespace")


def made_objects(call: Call) -> Iterator[str]:
    """Name what a call creates: `Job/migrate-42`."""
    match [word.text for word in _read(call).given.plain]:
        case ["create", "secret", _, name, *_]:
            yield f"Secret/{name}"
        case ["create", "service", _, name, *_]:
            yield f"Service/{name}"
        case ["create", word, name, *_]:
            yield f"{kind_called(word)}/{name}"
        case ["apply" | "create" | "replace", *_] if is_from_elsewhere(_read(call).given):
            yield ANYTHING
        case ["expose", *_]:
            yield from (f"Service/{word.text}" for word in _read(call).given.values("--name"))
        case _:
            pass


@program("kubectl", "k", "oc", "kubecolor", makes=made_objects)
def kubectl(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every object, container, manifest and kustomization that a call names."""
    if [word.text for word in call.arguments[:2]] == ["argo", "rollouts"]:
        yield from judge_rollouts(call.arguments[2:], call, repository)
        return
    read = _read(call)
    yield from judge_context(read.given.last("--context"), repository)
    yield from judge_files(read.given, call, repository)
    if read.verb == "kustomize":
        yield from (judge_folder(word, call, repository) for word in read.given.plain[1:2])
    elif not read.given.has("-f", "--filename", "-k", "--kustomize") or read.verb in _FOLLOWS:
        yield from _judge_targets(read, repository)
    yield from _cron_job(read, repository)


def _read(call: Call) -> _Read:
    verbs = [word.text for word in read_arguments(call.arguments, _VALUED).plain[:1]]
    files = frozenset[str]() if set(verbs) & _FOLLOWS else frozenset({"-f"})
    patch = frozenset({"-p"}) if verbs == ["patch"] else frozenset[str]()
    given = read_arguments(call.arguments, _VALUED | files | patch)
    verb = given.plain[0].text if given.plain else ""
    start = 2 if verb in _BELOW else 1
    targets = given.plain[start:] if verb in _OBJECTS | _ONE | _BELOW else ()
    if verb in _PAIRS:
        targets = tuple(word for word in targets if not _is_pair(word.text))
    if [word.text for word in given.plain[:2]] in _ACCOUNTS:
        targets = targets[:-1]
    return _Read(verb, given, targets[:1] if verb in _ONE else targets)


def _is_pair(text: str) -> bool:
    return "=" in text or text.endswith("-")


def _judge_targets(read: _Read, repository: Repository) -> Iterator[Verdict]:
    first = read.targets[0].text if read.targets else ""
    whole = {"--all", "-l", "--selector", "-A", "--all-namespaces", "--field-selector"}
    if "/" in first:
        named = [word for word in read.targets if "/" in word.text]
        yield from (_slashed(word, read, repository) for word in named)
        yield from judge_containers([_halves(word) for word in named], read.given, repository)
    elif read.verb not in _ONE and first:
        kinds = [Word(kind, read.targets[0].sure) for kind in first.split(",")]
        names = read.targets[1:] if not read.given.has(*whole) else ()
        names = names[:1] if read.verb in {"expose", "autoscale"} else names
        verdicts = [
            judge_object(kind, name, read.namespace, repository, deleted=read.verb == "delete")
            for kind in kinds
            for name in names
        ]
        yield from verdicts or (said for kind in kinds if (said := judge_kind(kind, repository)))
        yield from judge_containers([(kind, name) for kind in kinds for name in names], read.given, repository)


def _slashed(word: Word, read: _Read, repository: Repository) -> Verdict:
    return judge_object(*_halves(word), read.namespace, repository, deleted=read.verb == "delete")


def _halves(word: Word) -> tuple[Word, Word]:
    """Split `deployment/$NAME`; the kind is sure where no variable stands in it."""
    kind, _, name = word.text.partition("/")
    return Word(kind, word.sure or not set(kind) & set("$*`")), Word(name, word.sure)


def _cron_job(read: _Read, repository: Repository) -> Iterator[Verdict]:
    """Look up what a job is made from: `create job x --from=cronjob/y`."""
    if [word.text for word in read.given.plain[:2]] == ["create", "job"]:
        for word in read.given.values("--from"):
            if "/" in word.text:
                yield _slashed(word, read, repository)
