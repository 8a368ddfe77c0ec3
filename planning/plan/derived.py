"""What follows from a plan: written for people, never read back, compared only to find it stale."""

import re
from collections.abc import Iterator

from planning.plan.harm import within
from planning.plan.model import Plan
from planning.plan.parts import Playbook
from planning.plan.version import short_version
from planning.rollback.switching import only_switches_off
from planning.rollback.versions import is_telling
from planning.rollout.strategy import Strategy
from planning.rollout.traffic import is_flag_off
from planning.sizing.harm import Harm, harm_of, harm_with_flag_off
from planning.sizing.harm_sentence import budget_of, harm_sentence
from planning.sizing.sentence import counted, stage_sentences

_ODDS = re.compile(r"once in \d+ times|about every second time|\d+ times in 100")


def criteria(plan: Plan) -> str:
    """How criteria are judged where a line does not say it itself."""
    on = "on the users for whom the flag is on" if plan.strategy is Strategy.FEATURE_FLAG else "on the new version"
    if any(is_flag_off(stage, plan.strategy) for stage in plan.stages):
        on += " (at 0%, on all traffic)"
    return (
        f"Criteria are judged {on}, once, at the end of the stage, over the whole stage, "
        "unless a line says otherwise. No data is not a pass."
    )


def promise(plan: Plan, playbook: Playbook) -> str:
    """The line under a playbook's heading: `Back to 2.3.7 within 5 minutes; note.`.

    A later playbook says which one it replaces, and one that only turns the flag off what it leaves as it is.
    """
    limit = within(playbook)
    time = f" within {limit.seconds // 60} minutes" if limit else ""
    before = [book.from_stage for book in plan.playbooks if book.from_stage < playbook.from_stage]
    instead = f", in place of the steps from stage {max(before)}" if before else ""
    return _brings_back(plan, playbook, time) + instead + (f"; {playbook.note}." if playbook.note else ".")


def _brings_back(plan: Plan, playbook: Playbook, time: str) -> str:
    new, old = (short_version(cell).replace(";", ",") for cell in (plan.release.version, plan.release.roll_back_to))
    if not playbook.forward and is_telling(old) and only_switches_off(plan, playbook):
        return f"Flag off{time}, {new or 'the release'} stays deployed"  # a semicolon would begin the note
    to = f" to {old}" if old else ""
    return f"No way back{to}: fix forward{time}" if playbook.forward else f"Back{to}{time}"


def heading(plan: Plan, playbook: Playbook) -> str:
    """`Steps`, or `Steps from stage 2` where the way back differs by stage."""
    name = "Fix forward" if playbook.forward else "Steps"
    alone = len(plan.playbooks) == 1 and playbook.from_stage == 1
    return name if alone else f"{name} from stage {playbook.from_stage}"


def outcomes(plan: Plan) -> Iterator[str]:
    """What happens when a stage neither passes nor triggers."""
    if len(plan.stages) > 1:
        past = f" (stops, after {plan.release.no_return_after.partition(': ')[0]})" if returns_not(plan) else ""
        yield (
            "Neither passed nor triggered: the release lead holds the stage for its duration once more, "
            f"then rolls back{past}."
        )
    sentence = harm(plan)
    if sentence:
        yield sentence


def returns_not(plan: Plan) -> bool:
    """Whether the plan names a point of no return."""
    return plan.release.no_return_after.strip(" .`").lower() not in {"", "none", "no", "n/a", "-"}


def sees(plan: Plan, index: int) -> tuple[str, ...]:
    """The line of a stage that says what it sees and how often it is wrong; empty where no rate was recorded."""
    sentences = stage_sentences(plan, index)
    return (" ".join(sentences),) if sentences else ()


def sees_figures(plan: Plan, index: int) -> tuple[str, ...]:
    """The figures of that line."""
    sentences = " ".join(stage_sentences(plan, index))
    return (*counted(plan, index), *_ODDS.findall(sentences))


def harm_figures(plan: Plan) -> tuple[str, ...]:
    """The figures of the sentence on harm."""
    return tuple(figure for _, one in _harms(plan) for figure in (f"about {one.failures} more", *budget_of(one)))


def harm(plan: Plan) -> str:
    """What the regression that must be noticed costs until the rollback has taken hold; empty if unknown."""
    version = short_version(plan.release.version) or "the release"
    return " ".join(harm_sentence(one, f"{version}{state}") for state, one in _harms(plan))


def _harms(plan: Plan) -> tuple[tuple[str, Harm], ...]:
    """A release that serves everybody before its flag goes on has two: its own regression, and the change's."""
    off, on = harm_with_flag_off(plan), harm_of(plan)
    states = ((" with the flag off", off), (" with the flag on" if off else "", on))
    return tuple((state, one) for state, one in states if one)
