"""What is drafted for the repositories of the corpus names nothing that they do not have."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from labelled import documents, read_document

from planning.checks import Probe
from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State
from planning.drafting.items import Asked, draft_item
from planning.drafting.release import outgoing
from planning.drafting.sights import find_sights
from planning.drafting.stages import find_deliveries
from planning.drafting.trials import draft_health_checks, draft_smoke_tests
from planning.plan.checklist import STANDARD_ITEMS
from planning.plan.model import Plan, Release
from resources.repository.repository import repository_at

VERSION = "`9.9.9`"


@pytest.mark.parametrize("path", documents("repositories"), ids=lambda path: path.stem)
def test_no_draft_names_what_is_not_there(path: Path, tmp_path: Path) -> None:
    repository = repository_at(read_document(path).build(tmp_path))
    commands = tuple(drafts(repository))

    assert all(sight.source for sight in find_sights(repository))
    assert [command for command in commands if is_missing(command, repository)] == []


def drafts(repository: Repository) -> Iterator[str]:
    asked = Asked(Plan(issue="x", release=Release(version=VERSION)), repository, "orders")
    items = [found[0].check for standard in STANDARD_ITEMS if (found := draft_item(standard, asked))]
    trials = [check for check, _ in (*draft_smoke_tests(repository), *draft_health_checks(repository))]
    yield from (check.command for check in (*items, *trials) if isinstance(check, Probe) and check.command)
    for way in find_deliveries(repository, outgoing(VERSION)):
        yield from (*way.begin, *([way.proceed] if way.proceed else []))


def is_missing(command: str, repository: Repository) -> bool:
    return any(verdict.state is State.MISSING for verdict in judge_command(command, repository))
