"""The whole Deploy phase on the sample project, in every host: each hears what the server said, all of it, once."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import python_client
from every_host import HOSTS, Host, params
from scenario import Answer, Played, Scenario, Step, call, stringified, texts

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS
from server.instructions import INSTRUCTIONS

pytestmark = pytest.mark.timeout(600)  # a client is installed from npm before its first test

PHASE = CALLS
# Hosts list the tools before they call one, and some hold every answer against what was listed.
AS_OBJECTS = (Step("tools/list"), *(call(step.tool, step.arguments) for step in PHASE))
AS_STRINGS = (
    Step("tools/list"),
    *(call(step.tool, {name: stringified(value) for name, value in step.arguments.items()}) for step in PHASE),
)


@dataclass(frozen=True, slots=True)
class Phase:
    """What a host got, and what is on disk afterwards."""

    played: Played
    documents: dict[str, str]


def phase(folder: Path, host: Host | None, steps: tuple[Step, ...]) -> Phase:
    project = copy_sample(folder / "checkout-api")
    scenario = Scenario(project, steps)
    played = host.play(scenario) if host else python_client.play_in_memory(scenario)
    issue = project / ".claude" / "planning" / SAMPLE_ISSUE
    return Phase(played, {path.name: path.read_text(encoding="utf-8") for path in sorted(issue.iterdir())})


@pytest.fixture(scope="session", params=params(*HOSTS))
def host(request: pytest.FixtureRequest) -> Host:
    chosen: Host = request.param
    return chosen


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> Phase:
    """The phase without any host between us and the server."""
    return phase(tmp_path_factory.mktemp("memory"), None, AS_OBJECTS)


@pytest.fixture(scope="session")
def heard(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Phase:
    """The phase in a host that sends objects as objects."""
    return phase(tmp_path_factory.mktemp("objects"), host, AS_OBJECTS)


def test_the_phase_is_what_was_agreed_on(said: Phase) -> None:
    assert [answer.refused for answer in said.played.answers] == [step.refused for step in PHASE]
    assert "09_DEPLOY_PLAN.md" in said.documents


def test_a_host_speaks_the_protocol_it_came_for_and_reads_our_instructions(host: Host, heard: Phase) -> None:
    assert (heard.played.protocol, heard.played.instructions) == (host.protocol, INSTRUCTIONS)


def test_every_answer_reaches_the_host_whole(heard: Phase, said: Phase) -> None:
    assert heard.played.answers == said.played.answers


def test_the_documents_are_the_same_whatever_host_wrote_them(heard: Phase, said: Phase) -> None:
    assert heard.documents == said.documents


def test_a_success_says_the_same_in_text_and_in_structure(heard: Phase) -> None:
    successes = [answer for answer in heard.played.answers if not answer.refused]
    assert [json.loads(answer.text) for answer in successes] == [answer.structure for answer in successes]


def test_a_refusal_is_text_alone_that_begins_with_the_finding(heard: Phase) -> None:
    (refusal,) = (answer for answer in heard.played.answers if answer.refused)
    assert refusal == Answer(refusal.text, None, refused=True)
    assert refusal.text.startswith("vague-criterion · error · stages[0].proceed_when[0] (stage 1): 'errors stay low' ")
    assert refusal.text.endswith("\n\nNext: propose_rollout with the corrected arguments")


def test_no_prose_is_escaped_twice(heard: Phase) -> None:
    prose = [text for answer in heard.played.answers for text in texts(answer.structure or answer.text)]
    assert [text for text in prose if any(escaped in text for escaped in ("\\n", '\\"', "\\u"))] == []


def test_arguments_in_strings_at_every_depth_are_taken(
    host: Host, said: Phase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    strings = phase(tmp_path_factory.mktemp("strings"), host, AS_STRINGS)
    assert (strings.played.answers, strings.documents) == (said.played.answers, said.documents)
