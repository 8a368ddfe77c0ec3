"""A playbook drafted from the rollout: a trigger for every criterion, steps that undo what the stages do."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planning.checks import Absolute, Check, Kind, Measure, Op, Probe, Record, Relative, Value, Version
from planning.duration import Duration
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Action, Playbook, Stage
from planning.plan.version import short_version
from planning.plan.walk import walk_actions
from planning.rollback.switching import only_switches_off
from planning.rollback.versions import names_version, with_version
from planning.rollback.ways import way_back
from planning.rollout.traffic import is_flag_off, judged_on_all
from planning.sizing.false_alarm import MONTHLY, quiet

_WINDOW = Duration(300)
"""What alerts commonly look back."""


def draft_triggers(plan: Plan) -> tuple[tuple[Check, str], ...]:
    """Draft a trigger for every criterion, with the path of the criterion it comes from.

    It lies twice as far out as the loosest criterion on its metric and the same version, so that no stage passes while
    it fires: on all traffic a few users that fail are lost among the others, so those have a trigger of their own. Where
    that fires by chance more than once a month, its window or its limit is the one that does not. One that no window
    and no limit makes quiet is not drafted.
    """
    found: dict[str, tuple[Check, str]] = {}
    new = short_version(plan.release.version)
    for index, stage in enumerate(plan.stages):
        off = is_flag_off(stage, plan.strategy)
        for number, check in enumerate(map(judged_on_all, stage.proceed_when) if off else stage.proceed_when):
            trigger = _trigger(check, _window(stage))
            if trigger is None or (isinstance(check, Probe) and names_version(check.value, new)):
                continue  # before the release and after the rollback the old version answers, rightly
            key = _scope(trigger)
            held = found.get(key)
            if held is None or _further(trigger, held[0]):
                found[key] = (trigger, f"stages[{index}].proceed_when[{number}]")
    quieted = ((quiet(plan, trigger, MONTHLY), where) for trigger, where in found.values())
    return tuple((trigger, where) for trigger, where in quieted if trigger is not None)


def _scope(trigger: Measure | Probe) -> str:
    """Name what a trigger looks at; what names no version is measured on the new one."""
    if isinstance(trigger, Probe):
        return str(trigger)
    return f"{trigger.subject} on {trigger.on or Version.NEW}"


def _window(stage: Stage) -> Duration:
    return min(_WINDOW, stage.duration) if isinstance(stage.duration, Duration) and stage.duration.seconds else _WINDOW


def _trigger(check: Check, window: Duration) -> Measure | Probe | None:
    if isinstance(check, Probe):
        return Probe(check.target, check.value, not check.negated, check.lasting, "", check.where)
    if not isinstance(check, Measure) or check.on is Version.STABLE:
        return None
    op = {Op.LT: Op.GT, Op.LE: Op.GT, Op.GT: Op.LT, Op.GE: Op.LT, Op.EQ: Op.GT, Op.NE: Op.EQ}[check.op]
    bound = _beyond(check)
    over = window if check.needs_window else check.over
    return Measure(check.metric, op, bound, over, check.on) if bound else None


def _beyond(check: Measure) -> Absolute | Relative | None:
    """Give a bound twice as far from what is good."""
    bound = check.bound
    if isinstance(bound, Relative):
        return _beyond_anchor(bound)
    value = bound.value
    if check.op is Op.EQ or check.op is Op.NE:
        return bound
    if check.op.from_above:
        halfway = (value.number + 100) / 2 if check.kind is Kind.RATIO and value.unit == "%" else value.number * 2
        return Absolute(Value(min(value.number * 2, halfway), value.unit))
    if value.unit == "%":
        twice_as_many_fail = 100 - 2 * (100 - value.number)
        return Absolute(Value(twice_as_many_fail if twice_as_many_fail > 0 else value.number / 2, "%"))
    return Absolute(Value(value.number / 2, value.unit))


def _beyond_anchor(bound: Relative) -> Relative:
    if bound.value is None:
        return Relative(bound.anchor, "*", Value(Decimal(2)))
    number = bound.value.number
    further = 1 + 2 * (number - 1) if bound.sign == "*" and number > 1 else number * 2
    if bound.sign == "*" and number < 1:
        further = max(Decimal(0), 1 - 2 * (1 - number))
    return Relative(bound.anchor, bound.sign, Value(further, bound.value.unit))


def _further(one: Check, other: Check) -> bool:
    """Whether a trigger lies further out than another on the same metric."""
    if not (isinstance(one, Measure) and isinstance(other, Measure)):
        return False
    if not (isinstance(one.bound, Absolute) and isinstance(other.bound, Absolute)):
        return False
    a, b = one.bound.value.scaled, other.bound.value.scaled
    return a < b if one.op.from_above else a > b


def draft_playbooks(plan: Plan) -> tuple[tuple[Playbook, ...], tuple[Record, ...], tuple[Drafted, ...]]:
    """Draft the steps by stage; empty where the rollout's commands show no way back.

    Stages whose way back is the same share one playbook.
    """
    books: list[Playbook] = []
    records: dict[str, Record] = {}
    filled: list[Drafted] = []
    for number, stage in enumerate(plan.stages, 1):
        way = way_back(plan, stage)
        if way is None:
            continue
        records |= {record.name: record for record in way.records}
        if not books or books[-1].steps != way.steps:
            books.append(Playbook(from_stage=1 if not books else number, steps=way.steps))
            from_stage = f" from stage {number}" if len(books) > 1 else ""
            filled.append(Drafted(f"steps{from_stage}", "", _place(plan, way.source) or way.source))
    return tuple(books), tuple(records.values()), tuple(filled)


def _place(plan: Plan, command: str) -> str:
    """Name the place of a command among what the stages do."""
    actions = ((where, action) for where, action in walk_actions(plan) if isinstance(action, Action))
    return next((where for where, action in actions if action.command == command), "")


def draft_verification(plan: Plan) -> Iterator[Check]:
    """Draft how the rollback is confirmed: the probes that show the new version, asked for the old one.

    A probe that names no version may pass on both, or on the new one alone: it confirms nothing. Where some steps only
    turn the flag off, the new version stays: the probe says after which steps it passes, or there is none.
    """
    returning = [book.from_stage for book in plan.playbooks if not only_switches_off(plan, book)]
    if plan.playbooks and not returning:
        return
    after = "" if len(returning) == len(plan.playbooks) else _after(returning)
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if not new or not old or new == old:
        return
    seen: set[str] = set()
    for check in (check for stage in plan.stages for check in stage.proceed_when):
        if isinstance(check, Probe) and not check.negated and names_version(check.value, new):
            probe = replace(
                check,
                lead=", ".join(part for part in (after, check.lead) if part),
                target=with_version(check.target, new, old),
                value=with_version(check.value, new, old),
            )
            if str(probe) not in seen:
                seen.add(str(probe))
                yield probe


def _after(stages: list[int]) -> str:
    """`After the steps from stage 1 and stage 3`."""
    return f"After the steps from {' and '.join(f'stage {stage}' for stage in stages)}"
