"""The parts a plan is made of: frozen values whose text is already safe to write."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from planning.checks import Check, Probe, Unclear
from planning.duration import Duration
from planning.markdown.prose import prose
from planning.plan.texts import (
    Bare,
    Cell,
    Channel,
    CodeBlock,
    CodeLine,
    Entry,
    ItemName,
    Message,
    Minutes,
    Prose,
    Sentence,
    Title,
)  # fmt: skip
from planning.rollout.exposure import Exposure, Misread

_MINUTES = re.compile(r"(.*\S) \((\d{1,6}) min\)")


def _named(items: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what has no name: the document could not show it."""
    return tuple(item for item in items if item)


class Frozen(BaseModel):
    """A value: built once, never changed, and no field that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Item(Frozen):
    """A line of the pre-deployment checklist: what proves it, or where the proof is to be seen."""

    name: ItemName
    check: Check | None = None
    evidence: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _evidence_by_its_word(cls, given: dict[str, object]) -> dict[str, object]:
        """`see X` is evidence, whoever gave it as a check."""
        check = given.get("check")
        if isinstance(check, Unclear) and check.text.lower().startswith("see "):
            return given | {"check": None, "evidence": given.get("evidence") or check.text[4:]}
        return given


class NotApplicable(Frozen):
    """Checklist items that this change does not need, and why."""

    items: Annotated[tuple[Entry, ...], AfterValidator(_named)]
    reason: Bare = ""


class Fact(Frozen):
    """What the choice of a strategy rests on, and where that stands (`PROJECT_SPEC.md:41`, or `stated`)."""

    fact: Bare
    source: CodeLine = "stated"


class Action(Frozen):
    """Something to do: words, and the command or the place in a console that makes them concrete."""

    lead: Prose = ""
    command: CodeLine = ""
    where: Prose = ""


class Stage(Frozen):
    """One step of the rollout."""

    name: Title
    exposure: Exposure | Misread
    duration: Duration | Misread
    do: tuple[Action | Probe, ...] = ()
    proceed_when: tuple[Check, ...] = ()
    watch: Prose = ""


class Migration(Frozen):
    """A change of the database: its script, whether both versions live with it, and the way back."""

    script: Cell
    compatible: Cell
    backfill: Cell = ""
    minutes: Minutes | None = None
    on_rollback: Cell = ""


class Step(Frozen):
    """A step of the playbook."""

    action: Prose
    minutes: Minutes | None = None
    command: CodeBlock = ""
    where: Prose = ""
    expect: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _minutes_in_the_words(cls, given: dict[str, object]) -> dict[str, object]:
        action = given.get("action")
        said = _MINUTES.fullmatch(prose(action)) if isinstance(action, str) else None
        if said and given.get("minutes") is None:
            return given | {"action": said[1], "minutes": int(said[2])}
        return given


class Playbook(Frozen):
    """The steps that lead back from one stage on; past the point of no return, forward."""

    from_stage: int = 1
    """Counted from 1."""
    forward: bool = False
    note: Sentence = ""
    steps: tuple[Step, ...] = ()


class Announcement(Frozen):
    """What is said, and where."""

    channel: Channel
    message: Message


class Waiver(Frozen):
    """A gate that a named person set aside, for a reason, at one place or everywhere."""

    gate: CodeLine
    where: Cell = ""
    reason: Cell
    by: Cell
