"""Steps that take a flag away, and leave the release where it is."""

import re

from planning.plan.model import Plan
from planning.plan.parts import Playbook, Step
from planning.plan.version import short_version
from planning.rollback.versions import names_version
from planning.rollout.change import change_of
from planning.rollout.strategy import Strategy

_OFF = re.compile(r"\b(?:off|disable[d]?|false|0%?)(?=$|[\s\"',})])", re.IGNORECASE)
_SET_OFF = re.compile(r"\b(?:off|disabled?|false)(?![\w-])", re.IGNORECASE)
_FLAG = re.compile(r"\b(?:flags?|toggles?|kill switch)\b", re.IGNORECASE)
BACK = re.compile(r"(?:^|[\s:_./-])(?:roll-?back|undo|abort|revert)(?=$|[\s:_./-])", re.IGNORECASE)
"""The subcommands that bring an old version back."""


def turns_off(flag: str, step: Step) -> bool:
    """Whether a step takes a flag away: it names it, or its command sets something off."""
    said = f"{step.action} {step.command} {step.where}"
    return bool((flag and flag in said) or _OFF.search(step.command))


def only_switches_off(plan: Plan, playbook: Playbook) -> bool:
    """Whether every step of a playbook takes the flag away and none brings another version: the release stays."""
    if plan.strategy is not Strategy.FEATURE_FLAG or not playbook.steps:
        return False
    return all(_switches_off(plan, step) for step in playbook.steps)


def _switches_off(plan: Plan, step: Step) -> bool:
    """Only what is certain: the command or the place sets the flag off, and nothing speaks of a version."""
    said = f"{step.action} {step.command} {step.where}"
    flag = change_of(plan.facts).flag
    old, new = short_version(plan.release.roll_back_to), short_version(plan.release.version)
    if BACK.search(step.command) or any(names_version(said, version) for version in (old, new)):
        return False
    named = bool(flag and flag in said) or bool(_FLAG.search(said))
    return named and bool(_SET_OFF.search(step.command or step.where))
