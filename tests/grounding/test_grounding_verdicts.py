"""Every command of every repository document is judged as a careful engineer would judge it."""

from pathlib import Path

import pytest
from labelled import Labelled, documents, gravest, read_document

from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.verdict import State, Verdict
from resources.repository.repository import repository_at


@pytest.mark.parametrize("path", documents("programs"), ids=lambda path: path.stem)
def test_every_command_of_a_repository_is_judged_as_its_label_says(path: Path, tmp_path: Path) -> None:
    document = read_document(path)
    repository = repository_at(document.build(tmp_path))

    wrong = [
        f"{path.name}:{labelled.line}: {said}"
        for labelled in document.commands
        if (said := difference(labelled, judge_command(labelled.command, repository)))
    ]

    assert wrong == []


def difference(labelled: Labelled, verdicts: tuple[Verdict, ...]) -> str:
    """Say in what the verdicts are not what the label says; empty where they are."""
    found = gravest(verdicts)
    if found.value != labelled.state:
        return f"{labelled.command!r} is labelled {labelled.state}, found {found}: {verdicts}"
    if found is State.EXISTS:
        receipts = {verdict.grounds for verdict in verdicts}
        lacking = [receipt for receipt in labelled.grounds if receipt not in receipts]
    elif found is State.MISSING:
        near = " ".join(str(near) for verdict in verdicts for near in verdict.nearest)
        lacking = [name for name in labelled.grounds[:1] if name not in near]
    else:
        lacking = []
    return f"{labelled.command!r}: {lacking} is not among {verdicts}" if lacking else ""


@pytest.mark.parametrize("path", documents("repositories", "heldout", "readmes"), ids=lambda path: path.stem)
def test_nothing_that_is_there_or_cannot_be_told_is_called_missing(path: Path, tmp_path: Path) -> None:
    document = read_document(path)
    repository = repository_at(document.build(tmp_path))

    alarms = {
        labelled.command: judge_command(labelled.command, repository)
        for labelled in document.commands
        if labelled.state != "missing" and gravest(judge_command(labelled.command, repository)) is State.MISSING
    }

    assert alarms == {}


def test_of_what_is_missing_at_least_nineteen_in_twenty_are_found(tmp_path: Path) -> None:
    found = [
        gravest(judge_command(labelled.command, repository)) is State.MISSING
        for path in documents("repositories")
        for document in [read_document(path)]
        for repository in [repository_at(document.build(tmp_path / document.name))]
        for labelled in document.commands
        if labelled.state == "missing"
    ]

    assert len(found) >= 120
    assert sum(found) >= 0.95 * len(found)
