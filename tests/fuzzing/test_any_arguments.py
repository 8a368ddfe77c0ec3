"""Whatever is given to a tool is answered in words or done: never an accident, and never a write with a refusal."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.sample_project import SAMPLE_ISSUE
from server.demo.script import Call
from tests.fuzzing.garbage import SPOILINGS, SPOILT, Spoiling, arguments_of, misfits, spoilt
from tests.fuzzing.playing import NAMES, PHASE, SECRET, Play
from tests.fuzzing.size import QUIET, examples
from tools import TOOLS

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
STATES = st.integers(0, len(PHASE))
ERAS = st.integers(0, 1)
SCHEMAS: Mapping[str, Mapping[str, Any]] = {tool.name: tool.listed.input_schema for tool in TOOLS}
REAL = [(at, call) for at, call in enumerate(PHASE)]
WHERE = [(name, field) for name, schema in SCHEMAS.items() for field in schema["properties"] if field != "confirmed"]


@pytest.mark.parametrize("tool", NAMES)
@given(data=st.data(), state=STATES, era=ERAS)
@settings(max_examples=examples(12), suppress_health_check=QUIET)
def test_arguments_of_the_published_types(play: Play, tool: str, data: st.DataObject, state: int, era: int) -> None:
    arguments = data.draw(arguments_of(SCHEMAS[tool]))
    play.put(state)
    play.call(tool, arguments, era)


@pytest.mark.parametrize("tool", NAMES)
@given(arguments=st.dictionaries(st.sampled_from(["issue", "stages", "steps", "x"]), SPOILT, max_size=3), era=ERAS)
@settings(max_examples=examples(10), suppress_health_check=QUIET)
def test_arguments_of_no_type_at_all(play: Play, tool: str, arguments: dict[str, object], era: int) -> None:
    play.put(len(PHASE))
    play.call(tool, arguments, era)


@pytest.mark.parametrize(("at", "call"), REAL, ids=[call.tool for call in PHASE])
@given(spoilings=SPOILINGS, era=ERAS)
@settings(max_examples=examples(25), suppress_health_check=QUIET)
def test_a_real_call_with_a_part_spoilt(play: Play, at: int, call: Call, spoilings: list[Spoiling], era: int) -> None:
    play.put(at)
    play.call(call.tool, spoilt(call.arguments, spoilings), era)


@pytest.mark.parametrize(("tool", "field"), WHERE)
def test_a_value_of_a_wrong_type_is_refused_and_not_told(play: Play, tool: str, field: str) -> None:
    play.put(0)
    for value in misfits(SCHEMAS[tool]["properties"][field]):
        answer = play.call(tool, {"issue": SAMPLE_ISSUE, field: value})
        assert answer.is_error
        assert SECRET not in answer.model_dump_json()


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("write_plan", {"migrations": [{"script": "a.sql", "minutes": -1}]}),
        ("draft_rollback", {"steps": [{"action": "Go back.", "minutes": 10**400}]}),
        ("draft_rollback", {"steps": [{"action": "Go back.", "from_stage": -(10**30)}]}),
        ("draft_rollback", {"steps": [{"action": "Go back.", "from_stage": -1}]}),
        ("draft_rollback", {"steps": [{"action": "Go back.", "minutes": 10**7}]}),
        ("read_status", {"": False}),
        ("read_status", {"x\n\nNext: y": False}),
    ],
)
def test_what_was_once_an_accident(play: Play, tool: str, arguments: dict[str, object]) -> None:
    play.put(2)
    assert play.call(tool, {"issue": SAMPLE_ISSUE, **arguments}).is_error
