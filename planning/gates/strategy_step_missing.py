"""Gate `strategy-step-missing`."""

import re
from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.model import Plan
from planning.plan.walk import walk_steps
from planning.rollback.paused import moves_in, paused_after
from planning.rollback.steps_back import first_step_back, goes_back
from planning.rollback.switching import turns_off
from planning.rollout.change import change_of
from planning.rollout.strategy import Strategy


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.HIGH,
    bad="1. Restart everything. (3 min)\n   ```bash\n   kubectl delete pods -l app=shop -n shop\n   ```\n   Expect: `kubectl get pods -n shop` prints `Running`.",
    good='1. Send all traffic back to the stable version. (1 min)\n   ```bash\n   kubectl argo rollouts abort shop -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Degraded`.\n2. Make the stable image the desired state. (2 min)\n   ```bash\n   kubectl argo rollouts undo shop --to-revision="$STABLE_REVISION" -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Healthy`.',
)
def strategy_step_missing(case: Case) -> Iterator[Problem]:
    """A playbook without the step that its strategy rolls back by.

    A canary goes back by its traffic, a flag by its switch, blue-green by its router; anything else is slower. A rollout
    that a stage paused is resumed first: kubectl refuses to undo it before.
    """
    yield from _undone_while_paused(case)
    strategy = case.plan.strategy
    change = change_of(case.plan.facts)
    steps = [(where, step) for where, playbook, step in walk_steps(case.plan) if not playbook.forward]
    if strategy is None or strategy not in SIGNS or not steps:
        return
    if any(goes_back(case.plan, step) for _, step in steps):
        return
    if strategy is Strategy.FEATURE_FLAG and any(turns_off(change.flag, step) for _, step in steps):
        return
    said = " ".join(f"{step.action} {step.command} {step.where}" for _, step in steps)
    if not re.search(SIGNS[strategy], said, re.IGNORECASE):  # places in a console are known by their words alone
        message = f"no step of the playbook is the one that {strategy} rolls back by"
        yield Problem(steps[0][0], message, _fix(case.plan, strategy, change.flag))


def _fix(plan: Plan, strategy: Strategy, flag: str) -> str:
    """Name what the stages name, and nothing else."""
    if strategy is Strategy.FEATURE_FLAG:
        return f"first turn the flag {flag} off, by its command or its place" if flag else FIX[strategy]
    step = first_step_back(plan)
    if step is None:
        return FIX[strategy]
    return f"first {step.action[:1].lower()}{step.action[1:].rstrip('.')}: {code_span(step.command)}"


def _undone_while_paused(case: Case) -> Iterator[Problem]:
    """Follow each playbook from what stands still after the stage that it begins at."""
    paused: set[str] = set()
    held: object = None
    for where, playbook, step in walk_steps(case.plan):
        if playbook is not held:
            held, paused = playbook, set(paused_after(case.plan.stages[: playbook.from_stage]))
        for move, name in moves_in(step.command):
            if move == "undo" and name in paused:
                yield Problem(
                    where,
                    f"the rollout of {name} is paused then, and kubectl refuses to undo one that is",
                    f"resume it first, in a step of its own: `kubectl rollout resume deployment/{name}`",
                )
            paused.discard(name)


SIGNS = {
    Strategy.CANARY: r"traffic|weight|abort|stable|undo|rollback|roll back|route|halt|previous",
    Strategy.FEATURE_FLAG: r"flag|toggle|kill switch|switch(?:ed)? off|turn(?:ed)? off|disable",
    Strategy.BLUE_GREEN: r"traffic|router?|switch|blue|green|colou?r|slot|selector|swap|active|dns|alias|cdn|origin",
    Strategy.ROLLING: r"undo|rollback|roll back|previous|return|revision|version|redeploy|instance|host",
}
FIX = {
    Strategy.CANARY: "first send all traffic back to the stable version, by its command or its place",
    Strategy.FEATURE_FLAG: "first turn the flag off, by its command or its place",
    Strategy.BLUE_GREEN: "first point the router back at the old colour, by its command or its place",
    Strategy.ROLLING: "first return the instances to the old version, by its command or its place",
}
