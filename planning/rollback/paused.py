"""Deployments whose rollout a stage pauses: kubectl refuses to undo one until it is resumed."""

import re
from collections.abc import Iterable

from planning.plan.parts import Action, Stage

_MOVE = re.compile(r"\bkubectl\b[^|;&\n]*?\brollout\b[^|;&\n]*?\b(pause|resume|undo)\b[^|;&\n]*")
_DEPLOYMENT = re.compile(r"\b(?:deployments?|deploy)(?:\.[a-z0-9.]+)?[/ ]\s*([\w.-]+)")


def moves_in(command: str) -> tuple[tuple[str, str], ...]:
    """Give what a command does to rollouts of Deployments, in its order: `("pause", "api")`."""
    found = ((move[1], _DEPLOYMENT.search(move[0])) for move in _MOVE.finditer(command))
    return tuple((what, name[1]) for what, name in found if name)


def paused_after(stages: Iterable[Stage]) -> frozenset[str]:
    """Give the Deployments whose rollout stands still when these stages are done."""
    paused: set[str] = set()
    for action in (action for stage in stages for action in stage.do if isinstance(action, Action)):
        for what, name in moves_in(action.command):
            (paused.add if what == "pause" else paused.discard)(name)
    return frozenset(paused)
