"""A change set is read alike in every format of a changelog."""

from pathlib import Path

import pytest
from scripts import Script, read_scripts

from planning.commands.grounding.revision import Revision
from resources.repository.repository import repository_at


@pytest.mark.parametrize("script", tuple(read_scripts("liquibase.md")), ids=lambda script: script.name)
def test_a_change_set_does_what_its_list_says(script: Script, tmp_path: Path) -> None:
    path = f"changelog.{script.language}"
    (tmp_path / path).write_text(script.text)
    hazards = repository_at(tmp_path).hazards(Revision("1", tool="liquibase", path=path))

    assert [f"{hazard.line}: {hazard.said}" for hazard in hazards] == list(script.harms)
