"""Migrations of Rails and of JavaScript's tools are read as text, their way back left out."""

import pytest
from scripts import Script, read_scripts

from planning.migrations.javascript import javascript_hazards
from planning.migrations.rails import rails_hazards


@pytest.mark.parametrize("script", tuple(read_scripts("rails.md")), ids=lambda script: script.name)
def test_a_rails_migration_does_what_its_list_says(script: Script) -> None:
    found = [f"{hazard.line}: {hazard.said}" for hazard in rails_hazards(script.text)]

    assert found == list(script.harms)


@pytest.mark.parametrize("script", tuple(read_scripts("javascript.md")), ids=lambda script: script.name)
def test_a_migration_in_javascript_does_what_its_list_says(script: Script) -> None:
    found = [f"{hazard.line}: {hazard.said}" for hazard in javascript_hazards(script.text)]

    assert found == list(script.harms)
