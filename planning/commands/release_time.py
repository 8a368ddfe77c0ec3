"""Commands that print before the start what a way back names: revisions, versions, commits, each by its own program."""

import re
from collections.abc import Iterator

from planning.checks import Record
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls
from planning.commands.shell.word import Word

_SCOPES = (("-n", "--namespace"), ("--context",), ("--kube-context",))
_VALUED = frozenset({
    *(name for names in _SCOPES for name in names), "--timeout", "--history-max", "--kubeconfig", "--to-revision", "--description",
})  # fmt: skip
_REVISION = {
    "rollout": "{.metadata.annotations.rollout\\.argoproj\\.io/revision}",
    "deployment": "{.metadata.annotations.deployment\\.kubernetes\\.io/revision}",
}
ANY = "git describe --tags --abbrev=0 origin/main"


def record_of(command: str, name: str) -> Record | None:
    """Give the record of a value by the program that takes it as what to go back to; None for any other use."""
    used = re.compile(rf"\$\{{?{name}\b")
    using = (call for call in read_calls(command) if any(used.search(word.text) for word in _targets(call)))
    printed = (_printed(call) for call in using)
    return next((Record(name, one) for one in printed if one and not used.search(one)), None)


def _targets(call: Call) -> tuple[Word, ...]:
    """Give the words that can say what a call goes back to."""
    given = read_arguments(call.arguments, _VALUED)
    return (*given.plain[-1:], *given.values("--to-revision"))


def named_targets(command: str) -> Iterator[tuple[str, Record]]:
    """Give the calls that go back by a number, with that number named, and the record of it."""
    for call in read_calls(command):
        given = read_arguments(call.arguments, _VALUED)
        words, scope = [word.text for word in given.plain], _scope(given)
        match (call.name, *words):
            case ("helm", "rollback", release, *_):
                yield f'helm rollback {release} "$REVISION"{scope}', Record("REVISION", _printed(call))
            case ("kubectl", "argo", "rollouts", "undo", name, *_):
                line = f'kubectl argo rollouts undo {name} --to-revision="$STABLE_REVISION"{scope}'
                yield line, Record("STABLE_REVISION", _printed(call))
            case ("kubectl", "rollout", "undo", *objects) if objects and _printed(call):
                line = f'kubectl rollout undo {" ".join(objects)} --to-revision="$STABLE_REVISION"{scope}'
                yield line, Record("STABLE_REVISION", _printed(call))
            case _:
                pass


def _printed(call: Call) -> str:
    """Give the command that prints today what a call would go back to; empty where that is not known."""
    given = read_arguments(call.arguments, _VALUED)
    words, scope = [word.text for word in given.plain], _scope(given)
    match (call.name, *words):
        case ("helm", "rollback", release, *_):
            return f"helm history {release}{scope} --max 1 -o json | jq -r '.[0].revision'"
        case ("kubectl", "argo", "rollouts", "undo", name, *_):
            return f"kubectl get rollout {name}{scope} -o jsonpath='{_REVISION['rollout']}'"
        case ("kubectl", "rollout", "undo", *objects):
            return _deployment(objects, scope)
        case ("alembic", "downgrade", *_):
            return "alembic current"
        case ("git", "revert", *_):
            return "git rev-parse HEAD"
        case ("git", *_):
            return ANY
        case _:
            return ""


def _deployment(objects: list[str], scope: str) -> str:
    """Only Deployments carry their revision in an annotation; others print their history."""
    named = " ".join(objects)
    if not objects or not named.startswith(("deploy", "deployment")):
        return f"kubectl rollout history {named}{scope} | tail -n 2" if objects else ""
    return f"kubectl get {named}{scope} -o jsonpath='{_REVISION['deployment']}'"


def _scope(given: Arguments) -> str:
    values = ((names[0], given.last(*names)) for names in _SCOPES)
    return "".join(f" {name} {_quoted(value)}" for name, value in values if value)


def _quoted(word: Word) -> str:
    return word.text if word.sure else f'"{word.text}"'
