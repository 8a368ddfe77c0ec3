"""A secret that is given anywhere is neither written nor repeated: not in an answer, not in a refusal, not in a log."""

import json
from collections.abc import Awaitable, Iterable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import anyio
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, TextContent

from resources.workspace import Workspace
from server.app import build_server
from tests.attacks.walls_secrets import SAMPLES, told
from tests.tools.projects import ISSUE, PHASE, call, edit, make_draft, make_plan, make_project, on_disk, place
from tools import TOOLS
from tools.json_value import is_list, is_object

TURNS = pytest.mark.parametrize("turn", range(0, len(SAMPLES), 8))
"""With which kind of secret a round begins; each call takes the next."""


def in_turn(first: int) -> Iterator[str]:
    samples = tuple(SAMPLES.values())
    return cycle(samples[first:] + samples[:first])


def shapes_of(secret: str) -> tuple[object, ...]:
    return secret, [secret], {secret: secret}, [[{secret: [secret]}]], json.dumps({secret: [secret]})


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


def replaced(value: object, secrets: Iterator[str]) -> Iterator[object]:
    """Give the value with the secret in the place of each of its texts in turn, and behind it."""
    if is_object(value):
        for name, inner in value.items():
            yield from ({**value, name: one} for one in replaced(inner, secrets))
    elif is_list(value):
        for at, inner in enumerate(value):
            yield from ([*value[:at], one, *value[at + 1 :]] for one in replaced(inner, secrets))
    elif isinstance(value, str):
        yield next(secrets)
        yield f"{value} {next(secrets)}"


@TURNS
def test_no_argument_is_repeated_whatever_its_type(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], turn: int
) -> None:
    secrets = in_turn(turn)
    calls: list[tuple[str, Mapping[str, object]]] = []
    for tool in TOOLS:
        given: list[Mapping[str, object]] = [
            {name: shape} for name in tool.shape.fields for shape in shapes_of(next(secrets))
        ]
        given += [
            {next(secrets): 1},
            {"issue": next(secrets), f"issue {next(secrets)}": 1},
            {f"{'x' * 50} {next(secrets)}": 1},
        ]
        calls += [(tool.name, {"issue": ISSUE, **one}) for one in given]
    waiver = {
        "issue": ISSUE,
        "gate": "trigger-unwatched",
        "where": "stages[0]",
        "reason": "watched by eye",
        "by": "Ann",
    }
    calls += [("waive_gate", {**waiver, name: f"{value} {next(secrets)}"}) for name, value in waiver.items()]
    calls += [
        ("mark_deploy_done", {"issue": ISSUE, "skip_reason": next(secrets), "confirmed": True}),
        (next(secrets), {}),
    ]
    kept(make_plan(tmp_path), calls, capfd)


@TURNS
@pytest.mark.parametrize("step", range(3), ids=["rollout", "rollback", "plan"])
def test_no_text_of_a_step_takes_a_secret_into_the_plan(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], step: int, turn: int
) -> None:
    tool, sound = PHASE[step]
    calls = [(tool, one) for one in replaced(sound, in_turn(turn)) if is_object(one)]
    kept(make_draft(tmp_path, step), calls, capfd)


def test_no_address_no_prompt_and_no_broken_document_tells_a_secret(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = make_plan(tmp_path)
    broken = place(root, "11_NOTES.md")
    errors: list[str] = []

    async def talk() -> None:
        async with Client(build_server(Workspace(root))) as client:
            for secret in SAMPLES.values():
                broken.write_bytes(secret.encode() + b"\xff")
                uris = [
                    f"planning://{quote(secret, safe='')}/X.md",
                    f"planning://{ISSUE}/{quote(secret, safe='')}",
                    quote(secret),
                ]
                asked: list[Awaitable[object]] = [client.read_resource(uri) for uri in uris]
                asked += [client.read_resource(f"planning://{ISSUE}/11_NOTES.md")]
                asked += [client.get_prompt("deploy", {"issue": secret}), client.get_prompt("deploy", {secret: "x"})]
                asked += [client.get_prompt(secret)]
                for one in asked:
                    with pytest.raises(MCPError) as caught:
                        await one
                    errors.append(f"{caught.value} {caught.value.error}")

    anyio.run(talk)
    assert told("".join((*errors, *capfd.readouterr()))) == []
    assert len(errors) == 7 * len(SAMPLES)


STATED = """\
# Architecture

- The service is stateless; {secret}
- The change deploys with zero downtime, {secret}
- The service answers on https://shop.example.com/healthz?{secret}
- It runs on Kubernetes with `{secret}`
- KUBERNETES_ENV={secret}
- Grafana {words} {secret}
- p99 latency of {secret} stays under 300ms.
- The stack of the cluster: {secret}
"""


@pytest.mark.parametrize("secret", SAMPLES.values(), ids=SAMPLES.keys())
@pytest.mark.parametrize("linked", [False, True], ids=["a document", "a link to another file of the root"])
def test_no_result_repeats_a_secret_of_a_document(tmp_path: Path, secret: str, linked: bool) -> None:
    root, line = make_project(tmp_path), " ".join(secret.split())
    edit(place(root, "00_STATUS.md"), "Completed (2026", f"Completed {line} (2026")
    edit(place(root, "00_STATUS.md"), "**Risk Level:** Medium", f"**Stack:** {line}\n**Risk Level:** Medium {line}")
    document = place(root, "03_ARCHITECTURE.md")
    document.unlink()
    (root / "NOTES.md").write_text(STATED.format(secret=line, words="x" * 80), encoding="utf-8")
    if linked:
        document.symlink_to("../../../NOTES.md")
    else:
        (root / "NOTES.md").rename(document)
    for tool, arguments in (("list_issues", {}), ("read_status", {"issue": ISSUE}), *PHASE):
        answer = call(root, tool, arguments)
        assert told(answer.text + json.dumps(answer.result)) == [], answer.text
    written = [name for name in on_disk(root) if "DEPLOY_PLAN" in name]
    assert [name for name in written if told((root / name).read_text(encoding="utf-8"))] == []
