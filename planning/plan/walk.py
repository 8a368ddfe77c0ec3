"""Walks through a plan: every step, check, command and text with its path, in the document's order."""

from collections.abc import Iterator

from planning.checks import Check, Judged, Measure, Probe, Record
from planning.markdown.spans import read_spans
from planning.plan.model import Plan
from planning.plan.parts import Action, Migration, Playbook, Step

CHECK_LISTS = ("triggers", "verify", "smoke_tests", "health_checks", "metrics", "manual_checks")


def walk_steps(plan: Plan) -> Iterator[tuple[str, Playbook, Step]]:
    """Give the steps of all playbooks, counted through: `steps[0]`, `steps[1]`."""
    number = 0
    for playbook in plan.playbooks:
        for step in playbook.steps:
            yield f"steps[{number}]", playbook, step
            number += 1


def walk_actions(plan: Plan) -> Iterator[tuple[str, Action | Probe]]:
    """Give what the stages do."""
    for index, stage in enumerate(plan.stages):
        for number, action in enumerate(stage.do):
            yield f"stages[{index}].do[{number}]", action


def walk_criteria(plan: Plan) -> Iterator[tuple[str, Check]]:
    """Give the criteria of the stages."""
    for index, stage in enumerate(plan.stages):
        for number, check in enumerate(stage.proceed_when):
            yield f"stages[{index}].proceed_when[{number}]", check


def walk_checks(plan: Plan) -> Iterator[tuple[str, Check]]:
    """Give every check of the plan."""
    for number, item in enumerate(plan.checklist):
        if item.check is not None:
            yield f"checklist[{number}]", item.check
    yield from walk_criteria(plan)
    for where, action in walk_actions(plan):
        if isinstance(action, Probe):
            yield where, action
    for name in CHECK_LISTS:
        for number, check in enumerate(getattr(plan, name)):
            yield f"{name}[{number}]", check


def walk_commands(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give every command that the plan names."""
    for number, record in enumerate(plan.record):
        if isinstance(record, Record):
            yield f"record[{number}]", record.command
    for where, check in walk_checks(plan):
        if isinstance(check, Probe) and check.command:
            yield where, check.command
    for where, action in walk_actions(plan):
        if isinstance(action, Action) and action.command:
            yield where, action.command
    for where, _, step in walk_steps(plan):
        if step.command:
            yield f"{where}.command", step.command
    for number, migration in enumerate(plan.migrations):
        yield from ((f"migrations[{number}].on_rollback", command) for command in rollback_commands(migration))


def rollback_commands(migration: Migration) -> Iterator[str]:
    """Give the commands that take a migration back: code that begins the cell or has arguments."""
    for number, span in enumerate(read_spans(migration.on_rollback)):
        if span.code and (number == 0 or " " in span.text.strip()):
            yield span.text


def walk_texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give every text that people or agents wrote, commands included, but for the status page's template."""
    yield "issue", plan.issue
    yield "summary", plan.summary
    yield from ((f"release.{name}", value) for name, value in plan.release)
    yield "because", plan.because
    for index, stage in enumerate(plan.stages):
        yield f"stages[{index}].name", stage.name
        yield f"stages[{index}].exposure", str(getattr(stage.exposure, "text", stage.exposure))
        yield f"stages[{index}].watch", stage.watch
    for where, action in walk_actions(plan):
        yield where, f"{action.lead} {action.command} {action.where}"
    for where, check in walk_checks(plan):
        yield where, str(check)
    yield from _lists(plan)
    for where, _, step in walk_steps(plan):
        yield where, f"{step.action}\n{step.command}\n{step.where}\n{step.expect}"
    yield "notify", plan.notify
    yield "changelog", plan.changelog
    yield "release_notes", plan.release_notes


def _lists(plan: Plan) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(plan.checklist):
        yield f"checklist[{number}]", f"{item.name} {item.evidence}"
    for number, value in enumerate(plan.record):
        yield f"record[{number}]", str(value)
    for number, baseline in enumerate(plan.baselines):
        yield f"baselines[{number}]", str(baseline)
    for number, playbook in enumerate(plan.playbooks):
        yield f"playbooks[{number}]", playbook.note
    for number, migration in enumerate(plan.migrations):
        yield f"migrations[{number}]", " ".join(str(value) for _, value in migration)
    for number, said in enumerate(plan.announcements):
        yield f"announcements[{number}]", f"{said.channel} {said.message}"
    for number, waiver in enumerate(plan.waivers):
        yield f"waivers[{number}]", f"{waiver.reason} {waiver.by}"


def countable(check: Check) -> bool:
    """Whether a machine or anybody can decide the check alike: a measure or a probe."""
    return isinstance(check, Measure | Probe) and not isinstance(check, Judged)
