"""The figures that computed sentences have to show, by place: what is compared to find a stale one."""

import re

from planning.plan import derived
from planning.plan.harm import within
from planning.plan.model import Plan

_STAGE = re.compile(r"stages\[(\d+)\]\.sees")
_PLAYBOOK = re.compile(r"playbooks\[(\d+)\]\.promise")


def expected(plan: Plan, where: str) -> tuple[str, ...]:
    """Give the figures that the sentence at this place has to show; empty where nothing can be computed."""
    stage, playbook = _STAGE.fullmatch(where), _PLAYBOOK.fullmatch(where)
    if stage and int(stage[1]) < len(plan.stages):
        return derived.sees_figures(plan, int(stage[1]))
    if playbook and int(playbook[1]) < len(plan.playbooks):
        limit = within(plan.playbooks[int(playbook[1])])
        return (f"within {limit.seconds // 60} minutes",) if limit else ()
    return derived.harm_figures(plan) if where == "harm" else ()
