"""Playbooks made of steps that say from which stage on they apply."""

import re

from planning.plan.derived import returns_not
from planning.plan.model import Plan
from planning.plan.parts import Playbook, Step

_STAGE = re.compile(r"\bstage\s+(\d{1,4})\b", re.IGNORECASE)


def make_playbooks(plan: Plan, steps: tuple[tuple[int | None, Step], ...]) -> tuple[Playbook, ...]:
    """Group steps by the stage they apply from; one that names none applies from the stage of the step before it.

    Where that would leave the first stage without a step, those that name none are its own, wherever they stand.
    Steps from beyond the point of no return lead forward. Notes of playbooks that were there are kept.
    """
    grouped: dict[int, list[Step]] = {}
    current, uncovered = 1, bool(steps and (steps[0][0] or 1) > 1) and all(stage != 1 for stage, _ in steps)
    for from_stage, step in steps:
        current = from_stage or (1 if uncovered else current)
        grouped.setdefault(current, []).append(step)
    notes = {book.from_stage: book.note for book in plan.playbooks}
    last = last_return(plan)
    return tuple(
        Playbook(
            from_stage=stage,
            forward=last is not None and stage > last,
            note=notes.get(stage, ""),
            steps=tuple(grouped[stage]),
        )
        for stage in sorted(grouped)
    )


def last_return(plan: Plan) -> int | None:
    """Number the last stage from which a way leads back; None where every stage has one."""
    if not returns_not(plan):
        return None
    said = plan.release.no_return_after
    number = _STAGE.search(said)
    if number:
        return int(number[1])
    named = [index for index, stage in enumerate(plan.stages, 1) if stage.name and stage.name.lower() in said.lower()]
    return named[0] if named else None
