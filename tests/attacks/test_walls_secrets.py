"""A secret that is given anywhere is neither written nor repeated: not in an answer, not in a refusal, not in a log."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import anyio
import pytest
from mcp import Client
from mcp_types import CallToolResult, TextContent

from resources.workspace import Workspace
from server.app import build_server
from tests.attacks.walls_secrets import SAMPLES, told
from tests.tools.projects import ISSUE, PHASE, make_draft, make_plan, on_disk
from tools import TOOLS
from tools.json_value import is_list, is_object

SECRETS = pytest.mark.parametrize("secret", SAMPLES.values(), ids=SAMPLES)


def kept(root: Path, calls: Iterable[tuple[str, Mapping[str, object]]], captured: pytest.CaptureFixture[str]) -> None:
    """Make calls that hold a secret: each is refused, or the secret is dropped, and nobody reads it."""

    async def talk() -> None:
        async with Client(build_server(Workspace(root))) as client:
            for tool, arguments in calls:
                before = on_disk(root)
                result = await client.call_tool(tool, dict(arguments))
                after = on_disk(root)
                assert told(words(result)) == [], words(result)
                assert not [name for name, data in after.items() if told(data.decode())], arguments
                assert not result.is_error or after == before

    anyio.run(talk)
    assert told("".join(captured.readouterr())) == []


def words(result: CallToolResult) -> str:
    text = "".join(block.text for block in result.content if isinstance(block, TextContent))
    return text + json.dumps(result.structured_content, ensure_ascii=False)


def replaced(value: object, secret: object) -> Iterator[object]:
    """Give the value with the secret in the place of each of its texts in turn, and behind it."""
    if is_object(value):
        for name, inner in value.items():
            yield from ({**value, name: one} for one in replaced(inner, secret))
    elif is_list(value):
        for at, inner in enumerate(value):
            yield from ([*value[:at], one, *value[at + 1 :]] for one in replaced(inner, secret))
    elif isinstance(value, str):
        yield secret
        yield f"{value} {secret}"


@SECRETS
def test_no_argument_is_repeated_whatever_its_type(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], secret: str
) -> None:
    shapes: list[object] = [secret, [secret], {secret: secret}, [[{secret: [secret]}]], json.dumps({secret: [secret]})]
    calls: list[tuple[str, dict[str, object]]] = []
    for tool in TOOLS:
        given: list[dict[str, object]] = [{name: shape} for name in tool.shape.fields for shape in shapes]
        given += [{secret: secret}, {"issue": secret, secret: 1}, {f"issue {secret}": {}}, {f"{'x' * 50} {secret}": {}}]
        calls += [(tool.name, {"issue": ISSUE, **one}) for one in given]
    waiver = {
        "issue": ISSUE,
        "gate": "trigger-unwatched",
        "where": "stages[0]",
        "reason": "watched by eye",
        "by": "Ann",
    }
    calls += [("waive_gate", {**waiver, name: f"{value} {secret}"}) for name, value in waiver.items()]
    calls += [("mark_deploy_done", {"issue": ISSUE, "skip_reason": secret, "confirmed": True}), (secret, {})]
    kept(make_plan(tmp_path), calls, capfd)


@SECRETS
@pytest.mark.parametrize("step", range(3), ids=["rollout", "rollback", "plan"])
def test_no_text_of_a_step_takes_a_secret_into_the_plan(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], step: int, secret: str
) -> None:
    tool, sound = PHASE[step]
    calls = [(tool, one) for one in replaced(sound, secret) if is_object(one)]
    kept(make_draft(tmp_path, step), calls, capfd)
