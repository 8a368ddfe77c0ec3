"""The plan as one value: what a DEPLOY_PLAN.md says, in the order in which it says it."""

from pydantic import ConfigDict, TypeAdapter, model_validator

from planning.checks import Baseline, Check, Record, Unclear, is_record, read_recorded
from planning.duration import Duration
from planning.plan.parts import (
    Announcement,
    Fact,
    Frozen,
    Item,
    Migration,
    NotApplicable,
    Playbook,
    Stage,
    Waiver,
)  # fmt: skip
from planning.plan.sections import Section
from planning.plan.texts import Cell, Message, Prose, Quotation, Sentence, Title
from planning.risk import Risk
from planning.rollout.exposure import Misread
from planning.rollout.strategy import Strategy

_RECORDED: TypeAdapter[tuple[Record | Baseline | Unclear, ...]] = TypeAdapter(
    tuple[Record | Baseline | Unclear, ...], config=ConfigDict(defer_build=True)
)


class Release(Frozen):
    """What goes out, what it goes back to, who decides and when."""

    version: Cell = ""
    roll_back_to: Cell = ""
    lead: Cell = ""
    window: Cell = ""
    downtime: Cell = ""
    coexistence: Cell = ""
    no_return_after: Cell = ""


class Row(Frozen):
    """A row of the header that people added."""

    field: Cell
    value: Cell


class Kept(Frozen):
    """Blocks that people wrote into one of our sections; written back as they were found."""

    section: Section
    text: str


class Plan(Frozen):
    """A deployment plan. Empty means that the document does not say it."""

    issue: Title
    summary: Prose = ""
    draft: bool = False
    revises: str = ""
    """Digest of the plan that a draft began from."""

    state: Cell = "Planned"
    strategy: Strategy | None = None
    risk: Risk = Risk.UNKNOWN
    release: Release = Release()
    written: Cell = ""
    based_on: Cell = ""
    rows: tuple[Row, ...] = ()

    checklist: tuple[Item, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    record: tuple[Record | Unclear, ...] = ()
    baselines: tuple[Baseline | Unclear, ...] = ()

    because: Sentence = ""
    facts: tuple[Fact, ...] = ()
    notice: tuple[Baseline | Unclear, ...] = ()
    stages: tuple[Stage, ...] = ()

    migrations: tuple[Migration, ...] = ()
    no_migrations: Sentence = ""

    triggers: tuple[Check, ...] = ()
    playbooks: tuple[Playbook, ...] = ()
    verify: tuple[Check, ...] = ()
    notify: Prose = ""
    status_page: Message = ""

    watch_for: Duration | Misread | None = None
    smoke_tests: tuple[Check, ...] = ()
    health_checks: tuple[Check, ...] = ()
    metrics: tuple[Check, ...] = ()
    manual_checks: tuple[Check, ...] = ()
    no_verification: Sentence = ""
    """Why nothing is verified: a section may be one line, `None: nothing runs.`"""

    changelog: Quotation = ""
    announcements: tuple[Announcement, ...] = ()
    release_notes: Quotation = ""
    no_communication: Sentence = ""

    waivers: tuple[Waiver, ...] = ()
    ticks: frozenset[str] = frozenset()
    """Where people ticked a line while executing: `checklist[0]`, `smoke_tests[1]`."""
    kept: tuple[Kept, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_written(cls, given: dict[str, object]) -> dict[str, object]:
        """Only a draft revises, only a strategy has a reason, and nothing is denied beside what is there."""
        without = {"draft": "revises", "strategy": "because"}
        silent = {field: "" for owner, field in without.items() if not given.get(owner)}
        denied = {"no_migrations": ("migrations",), "no_communication": ("changelog", "announcements", "release_notes")}
        return given | silent | {none: "" for none, held in denied.items() if any(given.get(name) for name in held)}

    @model_validator(mode="before")
    @classmethod
    def _recorded_by_its_sign(cls, given: dict[str, object]) -> dict[str, object]:
        """An unclear line is where the document would show it: with a `$` a record, without it a baseline."""
        held = [_RECORDED.validate_python(given.get(name, ())) for name in ("record", "baselines")]
        lost = [value for values in held for value in values if isinstance(value, Unclear)]
        if not lost:
            return given
        values = [read_recorded(v.text) if isinstance(v, Unclear) else v for values in held for v in values]
        return given | {
            "record": tuple(value for value in values if is_record(str(value))),
            "baselines": tuple(value for value in values if not is_record(str(value))),
        }

    def having(self, **changes: object) -> "Plan":
        """Give the plan with other values in some fields, made safe like those of any plan."""
        return Plan.model_validate(dict(self) | changes)
