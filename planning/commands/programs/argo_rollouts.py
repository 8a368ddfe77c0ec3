"""`kubectl argo rollouts`: the Rollouts that it names, their containers, and the manifests that it checks."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.kubernetes_containers import judge_containers
from planning.commands.programs.kubernetes_files import judge_files
from planning.commands.programs.kubernetes_verdicts import judge_object
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-n", "--namespace", "--context", "--cluster", "--kubeconfig", "--as", "--as-group", "-s", "--server", "--token",
    "--user", "--request-timeout", "-v", "-o", "--output", "--timeout", "--timeout-seconds", "-f", "--filename", "-i",
    "--to-revision",
})  # fmt: skip
_SECOND = frozenset({"get", "set"})
_ROLLOUTS = frozenset({"rollout", "rollouts", "ro"})
_NAMED = frozenset({"promote", "abort", "retry", "undo", "status", "restart", "pause", "resume"})


@program("kubectl-argo-rollouts")
def argo_rollouts(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what the plugin names when it is called by itself."""
    yield from judge_rollouts(call.arguments, call, repository)


def judge_rollouts(arguments: tuple[Word, ...], call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every Rollout that a call names, with or without its kind: `retry rollout api`, `promote api`."""
    given = read_arguments(arguments, _VALUED)
    yield from judge_files(given, call, repository)
    kind = Word("rollout")
    names = list(_names(given))
    yield from (judge_object(kind, name, given.last("-n", "--namespace"), repository) for name in names)
    if [word.text for word in given.plain[:2]] == ["set", "image"]:
        yield from judge_containers([(kind, name) for name in names], given, repository)


def _names(given: Arguments) -> Iterator[Word]:
    words = list(given.plain)
    verb = words.pop(0).text if words else ""
    below = words.pop(0).text if verb in _SECOND and words else ""
    if (verb in _SECOND and below not in _ROLLOUTS | {"image"}) or (verb not in _SECOND and verb not in _NAMED):
        return
    if words and words[0].text in _ROLLOUTS and verb == "retry":
        words.pop(0)
    for word in words:
        kind, slash, name = word.text.rpartition("/")
        if "=" not in word.text and (not slash or kind in _ROLLOUTS):
            yield Word(name, word.sure)
