"""What every host is offered and can read, and that looking leaves no trace."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from every_host import HOSTS, Host, params
from scenario import Json, Played, Scenario, Step

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.prompt import KINDS, LISTED
from tools import TOOLS

pytestmark = pytest.mark.timeout(600)  # a client is installed from npm before its first test

TAPPED = Path(__file__).parent / "tapped.py"
STATUS = f"planning://{SAMPLE_ISSUE}/00_STATUS.md"
LOOK = (
    Step("tools/list"),
    Step("resources/list"),
    Step("prompts/list"),
    Step("resources/read", {"uri": STATUS}),
    Step("prompts/get", {"name": "deploy", "arguments": {"issue": SAMPLE_ISSUE}}),
    Step("resources/read", {"uri": f"planning://{SAMPLE_ISSUE}/NOPE.md"}),
    Step("prompts/get", {"name": "deploy", "arguments": {"issue": "add-idempotency"}}),
)
RESULTS = {"contents", "messages", "prompts", "resources", "tools"}
# What some host or other shows its model wrongly, or refuses the whole list for.
UNPORTABLE = {"$ref", "$defs", "anyOf", "oneOf", "allOf", "not", "const", "default", "title", "additionalProperties"}


@dataclass(frozen=True, slots=True)
class Looked:
    """A project, what a host saw of it, and how often the host started the server."""

    project: Path
    before: dict[str, tuple[int, bytes]]
    played: Played
    starts: int

    def result(self, method: str) -> Json:
        """The first result of a method, without what a protocol adds to all results."""
        outcomes = zip(LOOK, self.played.outcomes, strict=True)
        found: Json = next(outcome["result"] for step, outcome in outcomes if step.method == method)
        return {
            name: value
            for name, value in found.items()
            if name in {"tools", "resources", "prompts", "contents", "messages"}
        }


@pytest.fixture(scope="module", params=params(*HOSTS))
def host(request: pytest.FixtureRequest) -> Host:
    chosen: Host = request.param
    return chosen


@pytest.fixture(scope="module")
def looked(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    folder = tmp_path_factory.mktemp("look")
    project, taps = copy_sample(folder / "checkout-api"), folder / "taps"
    taps.mkdir()
    before = traces(project)
    played = host.play(Scenario(project, LOOK, before=(sys.executable, str(TAPPED), str(taps))))
    return Looked(project, before, played, len(list(taps.iterdir())))


def traces(project: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder with the time of its last change: a lock that came and went shows in its folder."""
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (project, *project.rglob("*"))
    }


def test_starting_and_looking_touches_nothing_on_disk(looked: Looked) -> None:
    assert traces(looked.project) == looked.before


def test_a_host_may_start_the_server_more_than_once(host: Host, looked: Looked) -> None:
    assert looked.starts == host.starts


def test_tools_are_shown_as_they_are_published(looked: Looked) -> None:
    published = [tool.listed.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in TOOLS]
    assert looked.result("tools/list") == {"tools": published}


def test_no_schema_holds_what_some_host_cannot_read(looked: Looked) -> None:
    tools = looked.result("tools/list")["tools"]
    assert [problem for tool in tools for problem in unportable(tool["inputSchema"], tool["name"])] == []


def test_every_document_is_offered_by_a_uri_of_its_own(looked: Looked) -> None:
    offered = {resource["uri"] for resource in looked.result("resources/list")["resources"]}
    documents = {
        f"planning://{path.parent.name}/{path.name}" for path in (looked.project / ".claude/planning").glob("*/*.md")
    }
    assert {uri for uri in offered if uri.count("/") == 3} == documents


def test_a_document_is_read_as_it_is_on_disk(looked: Looked) -> None:
    text = (looked.project / f".claude/planning/{SAMPLE_ISSUE}/00_STATUS.md").read_text(encoding="utf-8")
    assert looked.result("resources/read") == {"contents": [{"uri": STATUS, "mimeType": "text/markdown", "text": text}]}


def test_the_prompt_is_offered_and_brings_the_documents(looked: Looked) -> None:
    listed = [prompt.model_dump(mode="json", by_alias=True, exclude_none=True) for prompt in LISTED]
    assert looked.result("prompts/list") == {"prompts": listed}
    first, *rest = [message["content"] for message in looked.result("prompts/get")["messages"]]
    assert first["text"].startswith(f"Plan the deployment of the issue '{SAMPLE_ISSUE}' with the deploy-planner tools")
    brought = {content["resource"]["uri"] for content in rest if content["type"] == "resource"}
    assert {uri.removeprefix(f"planning://{SAMPLE_ISSUE}/").lstrip("0123456789_") for uri in brought} == {
        f"{kind}.md" for kind in KINDS if kind != "DEPLOY_PLAN"
    }


def test_what_is_not_there_is_told_in_words(looked: Looked) -> None:
    resource, prompt = [outcome["error"]["message"] for outcome in looked.played.outcomes if "error" in outcome]
    assert "holds no document" in resource
    assert f"give one of '{SAMPLE_ISSUE}'" in prompt


def unportable(schema: Json, place: str) -> Iterator[str]:
    """Name every place in a schema that is not one plain type all the way down."""
    yield from (f"{place}: {key}" for key in schema.keys() & UNPORTABLE)
    if not isinstance(schema.get("type"), str):
        yield f"{place}: no single type"
    children: dict[str, Any] = schema.get("properties", {})
    if "items" in schema:
        children = {**children, "[]": schema["items"]}
    for name, child in children.items():
        yield from unportable(child, f"{place}.{name}")
