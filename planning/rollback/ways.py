"""Ways back that follow from the commands of the rollout itself: nothing is named that the plan does not name."""

import itertools
import re
import shlex
from dataclasses import dataclass

from planning.checks import Record
from planning.plan.derived import short_version
from planning.plan.model import Plan
from planning.plan.parts import Action, Stage, Step

_NAMESPACE = {"-n", "--namespace", "--context", "--kube-context"}


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that undo a command, the values they need, and the command they follow from."""

    steps: tuple[Step, ...]
    records: tuple[Record, ...]
    source: str


def way_back(plan: Plan, stage: Stage) -> Way | None:
    """Find a way back from one stage; None where none of its commands has one that we know."""
    for action in stage.do:
        command = action.command if isinstance(action, Action) else ""
        for find in (_argo, _kubectl, _helm):
            way = find(command) if command else None
            if way:
                return way
    return _same_with_old_version(plan, stage)


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return []


def _scope(words: list[str]) -> str:
    """Give the namespace and context of a command, as it wrote them."""
    pairs = [f" {a} {b}" for a, b in itertools.pairwise(words) if a in _NAMESPACE]
    return "".join([*pairs, *(f" {w}" for w in words if w.partition("=")[0] in _NAMESPACE and "=" in w)])


def _plain(words: list[str]) -> list[str]:
    """Give the words that are neither options nor the values of a scope."""
    return [w for before, w in zip(["", *words], words, strict=False) if before not in _NAMESPACE and w[0:1] != "-"]


def _argo(command: str) -> Way | None:
    words = _words(command)
    plain = _plain(words)
    if plain[:3] != ["kubectl", "argo", "rollouts"] or len(plain) < 5:
        return None
    name, scope = plain[5] if plain[3:5] == ["set", "image"] and len(plain) > 5 else plain[4], _scope(words)
    record = Record(
        "STABLE_REVISION",
        f"kubectl{scope} get rollout {name} -o jsonpath='{{.metadata.annotations.rollout\\.argoproj\\.io/revision}}'",
    )
    status = f"kubectl argo rollouts status {name}{scope}"
    abort = Step(
        action="Send all traffic back to the stable version.",
        minutes=1,
        command=f"kubectl argo rollouts abort {name}{scope}",
        expect=f"`{status}` prints `Degraded`.",
    )
    undo = Step(
        action="Make the stable version the desired state.",
        minutes=4,
        command=f'kubectl argo rollouts undo {name} --to-revision="$STABLE_REVISION"{scope}',
        expect=f"`{status}` prints `Healthy`.",
    )
    return Way((abort, undo), (record,), command)


def _kubectl(command: str) -> Way | None:
    words = _words(command)
    plain = _plain(words)
    target = next((w for w in plain[2:] if w.startswith(("deployment/", "deploy/", "statefulset/", "daemonset/"))), "")
    if plain[:1] != ["kubectl"] or not target or plain[1:3] == ["rollout", "undo"]:
        return None
    scope = _scope(words)
    revision = "{.metadata.annotations.deployment\\.kubernetes\\.io/revision}"
    record = Record("STABLE_REVISION", f"kubectl{scope} get {target} -o jsonpath='{revision}'")
    undo = Step(
        action="Return every instance to the old version.",
        minutes=4,
        command=f'kubectl{scope} rollout undo {target} --to-revision="$STABLE_REVISION"',
        expect=f"`kubectl{scope} rollout status {target}` prints `successfully rolled out`.",
    )
    return Way((undo,), (record,), command)


def _helm(command: str) -> Way | None:
    words = _words(command)
    plain = _plain(words)
    if plain[:2] != ["helm", "upgrade"] or len(plain) < 3:
        return None
    name, scope = plain[2], _scope(words)
    record = Record("STABLE_REVISION", f"helm history {name}{scope} --max 1 -o json | jq -r '.[0].revision'")
    undo = Step(
        action="Return to the revision that ran before.",
        minutes=4,
        command=f'helm rollback {name} "$STABLE_REVISION"{scope} --wait',
        expect=f"`helm status {name}{scope}` prints `deployed`.",
    )
    return Way((undo,), (record,), command)


def _same_with_old_version(plan: Plan, stage: Stage) -> Way | None:
    """The command that brought the new version, with the old version in its place."""
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if not new or not old or new == old:
        return None
    for action in stage.do:
        command = action.command if isinstance(action, Action) else ""
        if re.search(rf"(?<![\w.]){re.escape(new)}(?![\w.])", command):
            step = Step(action=f"Put {old} back in the place of {new}.", command=command.replace(new, old))
            return Way((step,), (), command)
    return None
