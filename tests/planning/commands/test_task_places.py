"""A task in a container of the repository may be that of any folder; on another machine it may be any."""

from dataclasses import replace
from pathlib import Path

import pytest
from labelled import gravest

from planning.commands.programs import BY_NAME
from planning.commands.shell.call import Call, Place
from planning.commands.shell.reading import read_calls
from resources.repository.repository import repository_at


@pytest.mark.parametrize(
    ("command", "place", "state"),
    [
        ("npm run migrate", Place.IMAGE, "exists"),
        ("npm run migrat", Place.IMAGE, "missing"),
        ("make anything", Place.IMAGE, "cannot tell"),
        ("npm run migrate", Place.ELSEWHERE, "exists"),
        ("npm run migrat", Place.ELSEWHERE, "cannot tell"),
        ("yarn workspace api migrate", Place.IMAGE, "exists"),
    ],
)
def test_a_task_is_looked_up_as_its_place_allows(command: str, place: Place, state: str, tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "package.json").write_text('{"scripts": {"migrate": "knex"}}')
    call: Call = replace(read_calls(command)[0], place=place)

    verdicts = tuple(BY_NAME[call.name].check(call, repository_at(tmp_path)))

    assert gravest(verdicts).value == state
