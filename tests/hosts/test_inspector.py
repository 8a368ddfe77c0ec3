"""The Inspector's command line: its strict check of every schema, and what it calls and reads, in both eras."""

import json
from pathlib import Path

import inspector
import pytest
import python_client
from every_host import LEGACY, MODERN
from scenario import Json, Scenario, Step, call, stringified

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS
from server.instructions import INSTRUCTIONS
from tools import TOOLS

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(600)]  # it is installed from npm before its first test
ERAS = {"legacy": LEGACY, "modern": MODERN}
REFUSED, CORRECTED = (step for step in CALLS if step.tool == "propose_rollout")
# Every request starts a server of its own: what the second finds, the first has left on disk.
STEPS = (
    Step("resources/read", {"uri": f"planning://{SAMPLE_ISSUE}/03_PROJECT_SPEC.md"}),
    Step("prompts/get", {"name": "deploy", "arguments": {"issue": SAMPLE_ISSUE}}),
    call(REFUSED.tool, REFUSED.arguments),
    call(CORRECTED.tool, {name: stringified(value) for name, value in CORRECTED.arguments.items()}),
)


@pytest.fixture(params=ERAS)
def era(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_schema_is_refused_by_its_strict_check(era: str, tmp_path: Path) -> None:
    done = inspector.run(era, Scenario(tmp_path, ()), "-q", "--method", "tools/list", "--strict", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    published = [tool.listed.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in TOOLS]
    assert json.loads(done.stdout)["result"]["tools"] == published


def test_documents_prompt_refusal_and_answer_come_as_the_server_gave_them(era: str, tmp_path: Path) -> None:
    said = python_client.play_in_memory(Scenario(copy_sample(tmp_path / "memory" / "api"), STEPS))
    heard = inspector.play(era, Scenario(copy_sample(tmp_path / "inspector" / "api"), STEPS))
    assert (heard.protocol, heard.instructions) == (ERAS[era], INSTRUCTIONS)
    assert [told(outcome) for outcome in heard.outcomes[:2]] == [told(outcome) for outcome in said.outcomes[:2]]
    assert heard.answers == said.answers
    assert [answer.refused for answer in heard.answers] == [True, False]


def told(outcome: Json) -> list[Json]:
    """What was read or prompted, without what a protocol adds to all results."""
    result = outcome["result"]
    contents: list[Json] = result.get("contents") or result["messages"]
    return contents
