"""The tool that writes the rollback playbook."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from planning.checks import Check, Record, Unclear, read_check, read_record
from planning.plan.drafted import Drafted
from planning.plan.harm import within
from planning.plan.model import Plan
from planning.plan.parts import Playbook, Step
from planning.plan.sections import Section
from planning.plan.walk import walk_steps
from planning.rollback.draft import draft_playbooks, draft_triggers, draft_verification
from planning.rollback.one_way import one_way_commands
from planning.rollback.playbooks import make_playbooks
from planning.rollout.proposal import merged
from planning.sizing.false_alarm import false_alarm
from planning.sizing.words import two_digits
from resources.locking import locked
from resources.workspace import Workspace
from tools.arguments import StepGiven, Texts
from tools.desk import Desk, desk_of
from tools.draft import readable, save_draft
from tools.given import given_paths, told_back
from tools.order import require_rollout, require_security
from tools.told import Told, judge_step

_ONCE_A_YEAR = 1 / 365
_RECORDED = ("record", "baselines")
"""What this step writes into the checklist; a record that cannot be read stands among the baselines."""
_HUNDRED = 99.5


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the playbook as it was understood."""

    from_stage: int
    action: str
    command: str


@dataclass(frozen=True, slots=True)
class RollbackDrafted:
    """The playbook that is in the draft now."""

    strategy: str
    triggers: tuple[str, ...] | None
    """This, `verify` and `notify` are None where they are what the caller has just said."""
    false_alarms: tuple[str, ...] | None
    """The expected number of false alarms a day (windows counted as if they did not overlap: a lower bound), for each trigger where it can be computed and is worth a word: one a year or more."""
    steps: tuple[StepLine, ...]
    verify: tuple[str, ...] | None
    notify: str | None
    minutes: tuple[int, ...]
    draft: str
    next: str
    open: tuple[str, ...]
    drafted: tuple[Drafted, ...]
    warnings: tuple[str, ...]
    waived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the caller said of what is told back only where it was understood in other words."""

    triggers: Texts | None
    verify: Texts | None
    notify: Texts | None


@dataclass(slots=True)
class _Making:
    """The plan while its playbook is put together."""

    plan: Plan
    drafted: list[Drafted]


def draft_rollback(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name")],
    triggers: Annotated[Texts | None, Field(description="'http 5xx rate > 2% over 5m'; drafted when absent")] = None,
    steps: Annotated[tuple[StepGiven, ...] | None, Field(description="drafted where the rollout shows the way")] = None,
    verify: Annotated[Texts | None, Field(description="'`curl -s URL/version`: expect `2.3.7`'")] = None,
    notify: Annotated[Texts | None, Field(description="channels, roles")] = None,
    status_page: Annotated[
        str | None, Field(description="text of the status page; {start} and {end} may stand")
    ] = None,
    record: Annotated[Texts | None, Field(description="'`$REVISION`: `command`'")] = None,
) -> RollbackDrafted:
    """Write the rollback playbook into the draft plan: triggers, concrete steps by stage, verification, whom to notify."""
    desk = desk_of(workspace, issue)
    with locked(desk.folder):
        require_security(desk, "draft_rollback")
        require_rollout(desk, "draft_rollback")
        readable(desk, (Section.HEADER, Section.CHECKLIST, Section.ROLLOUT, *_kept_sections(triggers, steps, verify)))
        making = _Making(desk.base.plan, [])
        _triggers(making, triggers)
        _steps(making, steps, record)
        _rest(making, verify, notify, status_page)
        given = given_paths(triggers=triggers, steps=steps, verify=verify, notify=notify, record=record)
        told = judge_step(
            desk,
            making.plan,
            (Section.ROLLBACK,),
            given | _step_paths(steps),
            "draft_rollback with the corrected arguments",
            own=_RECORDED,
        )
        path = save_draft(desk, making.plan, (Section.ROLLBACK, *_touched(desk, making.plan)))
        warnings = (*desk.warnings, *_no_way(making, steps), *told.warnings)
    return _answer(making, path, replace(told, warnings=warnings), _Said(triggers, verify, notify))


def _no_way(making: _Making, given: tuple[StepGiven, ...] | None) -> tuple[str, ...]:
    """Say why there is nothing to draft, where nobody gave a step and none was drafted."""
    return () if given is not None or making.plan.playbooks else tuple(one_way_commands(making.plan))


def _kept_sections(*given: object) -> tuple[Section, ...]:
    """The old playbook has to be readable where something is taken from it."""
    return () if all(value is not None for value in given) else (Section.ROLLBACK,)


def _touched(desk: Desk, plan: Plan) -> tuple[Section, ...]:
    return (
        (Section.CHECKLIST,) if any(getattr(plan, name) != getattr(desk.base.plan, name) for name in _RECORDED) else ()
    )


def _step_paths(steps: tuple[StepGiven, ...] | None) -> frozenset[str]:
    return frozenset() if steps is None else frozenset({"steps"})


def _triggers(making: _Making, given: Texts | None) -> None:
    if given is not None:
        making.plan = making.plan.having(triggers=tuple(read_check(text) for text in given))
    elif not making.plan.triggers:
        drafted = draft_triggers(making.plan)
        making.plan = making.plan.having(triggers=tuple(check for check, _ in drafted))
        making.drafted += [Drafted("triggers", "", "criteria of the stages")] if drafted else []


def _steps(making: _Making, given: tuple[StepGiven, ...] | None, record: Texts | None) -> None:
    values: tuple[Record | Unclear, ...] = tuple(read_record(text) for text in record or ())
    if given is not None:
        playbooks = make_playbooks(making.plan, tuple((step.from_stage, _step(step)) for step in given))
    elif making.plan.playbooks:
        playbooks = making.plan.playbooks
    else:
        playbooks, needed, filled = draft_playbooks(making.plan)
        values = merged(needed, values)
        making.drafted += filled
        making.drafted += [Drafted("record", f"${value.name}", "needed by a drafted step") for value in needed]
    making.plan = making.plan.having(playbooks=playbooks, record=merged(making.plan.record, values))


def _step(given: StepGiven) -> Step:
    return Step(
        action=given.action or "",
        minutes=given.minutes,
        command=given.command or "",
        where=given.where or "",
        expect=given.expect or "",
    )


def _rest(making: _Making, verify: Texts | None, notify: Texts | None, status_page: str | None) -> None:
    plan = making.plan
    checks: tuple[Check, ...] = plan.verify
    if verify is not None:
        checks = tuple(read_check(text) for text in verify)
    elif not checks:
        checks = tuple(draft_verification(plan))
        making.drafted += [Drafted("verify", "", "criterion of a stage")] if checks else []
    making.plan = plan.having(
        verify=checks,
        notify=plan.notify if notify is None else ", ".join(notify),
        status_page=plan.status_page if status_page is None else status_page,
    )


def _answer(making: _Making, path: str, told: Told, said: _Said) -> RollbackDrafted:
    plan = making.plan
    limits = [limit for book in plan.playbooks if (limit := within(book))]
    return RollbackDrafted(
        strategy=str(plan.strategy),
        triggers=told_back(said.triggers, map(str, plan.triggers)),
        false_alarms=tuple(_false_alarms(plan)) or None,
        steps=tuple(_line(book, step) for _, book, step in walk_steps(plan)),
        verify=told_back(said.verify, map(str, plan.verify)),
        notify=plan.notify if said.notify is None else None,
        minutes=tuple(limit.seconds // 60 for limit in limits),
        draft=path,
        next="draft_rollback with what is open" if told.open else "write_plan",
        open=told.open,
        drafted=tuple(making.drafted),
        warnings=told.warnings,
        waived=told.waived,
    )


def _false_alarms(plan: Plan) -> Iterator[str]:
    for trigger in plan.triggers:
        found = false_alarm(plan, trigger)
        if found and found.per_day >= _ONCE_A_YEAR:
            yield f"{trigger}: {_expected(found.per_day)} a day"


def _expected(number: float) -> str:
    """Write a number with two digits: `130`, `2.1`, `0.0027`."""
    return f"{number:.2g}" if number < _HUNDRED else str(two_digits(number))


def _line(book: Playbook, step: Step) -> StepLine:
    return StepLine(book.from_stage, step.action, step.command or f"Where: {step.where}")
