"""SQL scripts are judged alike with the parser and without it."""

import pytest
from scripts import Script, read_scripts

from planning.migrations.sql import sql_hazards

SCRIPTS = tuple(read_scripts("sql.md"))


@pytest.mark.parametrize("parse", [False, True], ids=["plain", "parsed"])
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_does_to_running_versions_what_its_list_says(script: Script, parse: bool) -> None:
    found = [f"{hazard.line}: {hazard.said}" for hazard in sql_hazards(script.text, parse=parse)]

    assert found == list(script.harms)
