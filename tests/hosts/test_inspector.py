"""The Inspector: its strict check of every schema, and calls from its command line, in both eras."""

import json
from pathlib import Path

import inspector
import pytest
import python_client
from scenario import Scenario, call, stringified

from resources.sample_project import copy_sample
from server.demo.script import CALLS

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(600)]  # it is installed from npm before its first test
REFUSED, CORRECTED = CALLS[2:4]
CALLED = (
    call(REFUSED.tool, REFUSED.arguments),
    call(CORRECTED.tool, {name: stringified(value) for name, value in CORRECTED.arguments.items()}),
)


@pytest.fixture(params=["legacy", "modern"])
def era(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_schema_is_refused_by_its_strict_check(era: str, tmp_path: Path) -> None:
    assert inspector.strict_check(era, Scenario(tmp_path, ())) == (0, "")


def test_a_refusal_and_a_call_in_strings_come_as_the_server_gave_them(era: str, tmp_path: Path) -> None:
    said = python_client.play_in_memory(Scenario(copy_sample(tmp_path / "memory" / "api"), CALLED)).answers
    heard = inspector.play(era, Scenario(copy_sample(tmp_path / "inspector" / "api"), CALLED)).answers
    assert heard == said
    refused, done = heard
    assert (refused.refused, refused.structure) == (True, None)
    assert (done.refused, done.structure) == (False, json.loads(done.text))
