"""Claude Code, headless: the exact text that its model receives, in both eras of the protocol."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import claude_code
import pytest
import python_client
from claude_code import Session, named
from scenario import Json, Scenario, call
from scripted_model import Turn
from skipping import DONE, SKIP, UNASKED, deploy_line

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS
from server.instructions import INSTRUCTIONS
from tools import TOOLS

pytestmark = [pytest.mark.by_hand, pytest.mark.timeout(900)]  # a client of 400 MB is installed before the first test
TAPPED = Path(__file__).parent / "tapped.py"
WAIVE: Json = {
    "issue": SAMPLE_ISSUE,
    "gate": "lead-missing",
    "reason": "one engineer at night",
    "by": "release manager",
}
FIRST = {"2025-11-25": "initialize", "2026-07-28": "server/discover"}
ISSUES: Json = {
    "issues": [
        {"issue": SAMPLE_ISSUE, "risk": "high", "security": "completed", "deploy": "not_started", "ready": True},
        {
            "issue": "speed-up-receipts",
            "risk": "low",
            "security": "not_started",
            "deploy": "not_started",
            "ready": False,
        },
    ],
    "total": 2,
    "next": f"read_status {SAMPLE_ISSUE}",
}


@dataclass(frozen=True, slots=True)
class Played:
    """A session, its project, and the first message that the server got."""

    session: Session
    project: Path
    first: Json


@pytest.fixture(scope="module", params=claude_code.ERAS)
def era(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def played(folder: Path, era: str, prompt: str, *turns: tuple[str, Json]) -> Played:
    project, taps = copy_sample(folder / "checkout-api"), folder / "taps"
    taps.mkdir()
    home = folder / "home"
    home.mkdir()
    scenario = Scenario(project, (), before=(sys.executable, str(TAPPED), str(taps)))
    script = [Turn(named(tool), arguments) for tool, arguments in turns]
    session = claude_code.session(home, scenario, prompt, script, era)
    (tap,) = taps.iterdir()
    return Played(session, project, json.loads(tap.read_text(encoding="utf-8").splitlines()[0]))


@pytest.fixture(scope="module")
def phase(era: str, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The issues, then the whole phase as the demo plays it."""
    calls: list[tuple[str, Json]] = [("list_issues", {}), *((step.tool, step.arguments) for step in CALLS)]
    return played(tmp_path_factory.mktemp("claude-code"), era, "Plan the deployment.", *calls)


def test_it_speaks_the_protocol_of_its_era(era: str, phase: Played) -> None:
    assert phase.first["method"] == FIRST[era]


def test_its_model_is_given_every_tool_with_our_words_and_schema(phase: Played) -> None:
    assert phase.session.tools == [
        {"name": named(tool.name), "description": tool.listed.description, "input_schema": tool.listed.input_schema}
        for tool in sorted(TOOLS, key=lambda tool: tool.name)
    ]


def test_its_model_is_given_our_instructions_whole(phase: Played) -> None:
    assert f"## {claude_code.SERVER}\n{INSTRUCTIONS.strip()}" in phase.session.told


def test_a_success_reaches_its_model_as_our_structure_minified(phase: Played) -> None:
    expected = {"root": str(phase.project), **ISSUES}
    assert phase.session.results[0] == (json.dumps(expected, separators=(",", ":")), False)


def test_every_answer_of_the_phase_reaches_its_model_as_the_server_gave_it(phase: Played, tmp_path: Path) -> None:
    project = copy_sample(tmp_path / "checkout-api")
    steps = tuple(call(step.tool, step.arguments) for step in CALLS)
    said = python_client.play_in_memory(Scenario(project, steps)).answers
    heard = [(text if refused else json.loads(text), refused) for text, refused in phase.session.results[1:]]
    assert heard == [(answer.structure or answer.text, answer.refused) for answer in said]


def test_nobody_is_there_to_be_asked_and_its_model_is_told_to_ask(era: str, tmp_path: Path) -> None:
    run = played(tmp_path, era, "Mark it.", ("mark_deploy_done", SKIP))
    assert run.session.results == ((UNASKED.text, True),)
    assert deploy_line(run.project) == "- [ ] Deploy - Not started"


def test_a_confirmed_call_is_carried_out(era: str, tmp_path: Path) -> None:
    run = played(tmp_path, era, "Mark it.", ("mark_deploy_done", {**SKIP, "confirmed": True}))
    assert run.session.results == ((DONE.text, False),)


def test_a_waiver_is_never_given_without_a_person(era: str, tmp_path: Path) -> None:
    """The tool is allowed by name, and still the host wants a person, whom a headless run has not."""
    run = played(tmp_path, era, "Waive it.", ("waive_gate", WAIVE))
    assert run.session.results == (("MCPTool requires permission.", True),)
    assert list(run.project.rglob("*.draft.md")) == []


def test_the_slash_command_brings_the_documents(era: str, tmp_path: Path) -> None:
    run = played(tmp_path, era, f"/{named('deploy')} {SAMPLE_ISSUE}")
    assert f"Plan the deployment of the issue '{SAMPLE_ISSUE}' with the deploy-planner tools" in run.session.told
    issue = run.project / ".claude" / "planning" / SAMPLE_ISSUE
    for name in ("00_STATUS.md", "03_ARCHITECTURE.md", "03_PROJECT_SPEC.md"):
        text = (issue / name).read_text(encoding="utf-8")
        assert f"[Resource from {claude_code.SERVER} at planning://{SAMPLE_ISSUE}/{name}] {text}" in run.session.told
