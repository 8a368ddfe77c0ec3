"""Ways back that follow from the commands of the rollout itself: nothing is named that the plan does not name.

Only forms that are known word by word are taken; an option that nobody here knows means no way back.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from planning.checks import Record
from planning.markdown.spans import code_span
from planning.plan.model import Plan
from planning.plan.parts import Action, Stage, Step
from planning.plan.version import short_version
from planning.rollback.bringing import brings_out
from planning.rollback.paused import paused_after
from planning.rollback.platforms import platform_way
from planning.rollback.versions import names_version, with_version
from planning.rollback.way import Way, words_of
from planning.rollout.strategy import Strategy

_SCOPE = frozenset({"-n", "--namespace", "--context", "--kube-context"})
_VALUES = _SCOPE | frozenset({
    "-f", "--values", "--set", "--set-string", "--set-file", "--version", "--timeout", "--history-max", "--description",
})  # fmt: skip
_DEPLOYMENTS = ("deployment/", "deploy/")
_FLAGS = frozenset({
    "--install", "-i", "--atomic", "--wait", "--wait-for-jobs", "--create-namespace", "--reuse-values",
    "--reset-values", "--cleanup-on-fail", "--full", "--record",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """A command line by its words."""

    command: str
    plain: tuple[str, ...]
    """What is neither an option nor its value."""
    scope: str
    """Namespace and context as it wrote them, with a space before."""


def way_back(plan: Plan, stage: Stage) -> Way | None:
    """Find a way back from one stage; None where none of its commands has one that we know.

    A canary goes back by its traffic from every stage, whatever command began it.
    """
    if plan.strategy in {Strategy.CANARY, Strategy.BLUE_GREEN}:
        ways = (_argo(line) for one in plan.stages if one.do for line in _lines(one))
        aborted = next((way for way in ways if way), None)
        if aborted and stage.do:
            return aborted
    until = _until(plan, stage)
    for action in stage.do:
        command = action.command if isinstance(action, Action) else ""
        line = _line(command) if command else None
        way = (_argo(line) or _kubectl(line, until) or _helm(line)) if line else None
        if way or (way := platform_way(command, plan)):
            return way
    return _same_with_old_version(plan, stage)


def _lines(stage: Stage) -> Iterator[_Line]:
    lines = (_line(action.command) for action in stage.do if isinstance(action, Action))
    return (line for line in lines if line)


def _line(command: str) -> _Line | None:
    try:
        words = shlex.split(command)
    except ValueError:
        return None
    plain: list[str] = []
    for before, word in pairwise(["", *words]):
        if before in _VALUES:
            continue
        if not word.startswith("-"):
            plain.append(word)
        elif word not in _VALUES | _FLAGS and word.partition("=")[0] not in _VALUES:
            return None
    pairs = [f" {a} {b}" for a, b in pairwise(words) if a in _SCOPE]
    joined = [f" {word}" for word in words if "=" in word and word.partition("=")[0] in _SCOPE]
    return _Line(command, tuple(plain), "".join(dict.fromkeys([*pairs, *joined])))


def _argo(line: _Line) -> Way | None:
    match line.plain:
        case ("kubectl", "argo", "rollouts", "set", "image", name, *_) | (
            "kubectl", "argo", "rollouts", "promote", name,
        ):  # fmt: skip
            pass
        case _:
            return None
    path = "{.metadata.annotations.rollout\\.argoproj\\.io/revision}"
    record = Record("STABLE_REVISION", f"kubectl{line.scope} get rollout {name} -o jsonpath='{path}'")
    status = f"kubectl argo rollouts status {name}{line.scope}"
    abort = Step(
        action="Send all traffic back to the stable version.",
        minutes=1,
        command=f"kubectl argo rollouts abort {name}{line.scope}",
        expect=f"`{status}` prints `Degraded`.",
    )
    undo = Step(
        action="Make the stable version the desired state.",
        minutes=4,
        command=f'kubectl argo rollouts undo {name} --to-revision="$STABLE_REVISION"{line.scope}',
        expect=f"`{status}` prints `Healthy`.",
    )
    return Way((abort, undo), (record,), line.command)


def _until(plan: Plan, stage: Stage) -> tuple[Stage, ...]:
    """Give the stages up to this one."""
    return (*takewhile(lambda one: one is not stage, plan.stages), stage)


def _kubectl(line: _Line, until: tuple[Stage, ...]) -> Way | None:
    """Only Deployments carry the revision that is recorded here; a rollout that stands still is resumed first."""
    match line.plain:
        case ("kubectl", "set", "image", target, *_) if target.startswith(_DEPLOYMENTS):
            pass
        case ("kubectl", "rollout", "resume", target) if target in _set_before(until):
            pass
        case _:
            return None
    path = "{.metadata.annotations.deployment\\.kubernetes\\.io/revision}"
    record = Record("STABLE_REVISION", f"kubectl{line.scope} get {target} -o jsonpath='{path}'")
    resume = Step(
        action="Let the paused rollout go on, which no rollback does without.",
        minutes=1,
        command=f"kubectl{line.scope} rollout resume {target}",
        expect="the command prints `resumed`.",
    )
    undo = Step(
        action="Return every instance to the old version.",
        minutes=4,
        command=f'kubectl{line.scope} rollout undo {target} --to-revision="$STABLE_REVISION"',
        expect=f"`kubectl{line.scope} rollout status {target}` prints `successfully rolled out`.",
    )
    paused = target.partition("/")[2] in paused_after(until)
    return Way((resume, undo) if paused else (undo,), (record,), line.command)


def _set_before(stages: tuple[Stage, ...]) -> frozenset[str]:
    """Give the Deployments whose image the stages set."""
    lines = (line.plain for stage in stages for line in _lines(stage))
    return frozenset(plain[3] for plain in lines if plain[:3] == ("kubectl", "set", "image") and len(plain) > 3)


def _helm(line: _Line) -> Way | None:
    match line.plain:
        case ("helm", "upgrade", name, _chart):
            pass
        case _:
            return None
    record = Record("STABLE_REVISION", f"helm history {name}{line.scope} --max 1 -o json | jq -r '.[0].revision'")
    undo = Step(
        action="Return to the revision that ran before.",
        minutes=4,
        command=f'helm rollback {name} "$STABLE_REVISION"{line.scope} --wait',
        expect=f"`helm status {name}{line.scope}` prints `deployed`.",
    )
    return Way((undo,), (record,), line.command)


def _same_with_old_version(plan: Plan, stage: Stage) -> Way | None:
    """The command that brought the new version, with the old version in its place; one that makes it leads nowhere."""
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if not new or not old or new == old:
        return None
    for action in stage.do:
        command = action.command if isinstance(action, Action) else ""
        if names_version(command, new) and brings_out(command, new):
            step = Step(
                action=f"Put {old} back in the place of {new}.",
                command=with_version(command, new, old),
                expect=_ran(command),
            )
            return Way((step,), (), command)
    return None


def _ran(command: str) -> str:
    """How a workflow that was started is seen to have ended; other commands end when they are done."""
    match words_of(command):
        case ("gh", "workflow", "run", name, *_) if not name.startswith("-"):
            asked = f"gh run list --workflow {name} --limit 1 --json conclusion -q '.[0].conclusion'"
            return f"{code_span(asked)} prints `success`."
        case _:
            return ""
