"""Bytes as they come over a pipe: what no client's library would send is answered, and the server goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS
from tests.fuzzing.garbage import SPOILINGS, Spoiling, spoilt
from tests.fuzzing.size import QUIET, examples
from tests.tools.projects import on_disk

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
ROOT = Path(__file__).parents[2]
HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "wire", "version": "1"},
}


@dataclass(slots=True)
class Wire:
    """A server in a process of its own, told bytes."""

    process: "subprocess.Popen[bytes]"
    root: Path
    number: int = 0

    def send(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, method: str, params: str) -> Mapping[str, Any]:
        """Send a request whose params are these characters, and give the answer to it."""
        self.number += 1
        request = f'{{"jsonrpc": "2.0", "id": {self.number}, "method": "{method}", "params": {params}}}'
        self.send(request.encode("utf-8", "surrogatepass"))
        while (answer := self.answer())["id"] != self.number:
            continue
        return answer

    def answer(self) -> Mapping[str, Any]:
        """Give the next answer; what is told without being asked for is passed over."""
        assert self.process.stdout is not None
        said: Mapping[str, Any] = {}
        while "id" not in said:
            said = json.loads(self.process.stdout.readline())
        return said

    def is_there(self) -> bool:
        return "result" in self.ask("tools/call", '{"name": "list_issues", "arguments": {}}')


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Generator[Wire]:
    root = copy_sample(tmp_path_factory.mktemp("wire") / "checkout-api")
    with subprocess.Popen(
        [sys.executable, "-m", "deploy_planner", "--root", str(root)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        told = Wire(process, root)
        told.ask("initialize", json.dumps(HELLO))
        told.send(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
        yield told
        process.kill()


@given(spoilings=SPOILINGS)
@settings(max_examples=examples(15), suppress_health_check=QUIET)
def test_spoilt_arguments_are_answered_over_a_pipe(wire: Wire, spoilings: list[Spoiling]) -> None:
    before = on_disk(wire.root)
    arguments = json.dumps(spoilt(CALLS[1].arguments, spoilings))
    answer = wire.ask("tools/call", f'{{"name": "propose_rollout", "arguments": {arguments}}}')
    assert "Internal error in" not in json.dumps(answer)
    if "error" in answer or answer["result"].get("isError"):
        assert on_disk(wire.root) == before


ODD_ARGUMENTS = {
    "a lone surrogate": '{"issue": "\\ud800"}',
    "a half escape": '{"issue": "\\u12"}',
    "a bare surrogate in the bytes": '{"issue": "\ud800"}',
    "no number": '{"issue": NaN}',
    "an infinite number": '{"issue": Infinity}',
    "a number of 100,000 digits": '{"issue": ' + "9" * 100_000 + "}",
    "the same name twice": f'{{"issue": "x", "issue": "{SAMPLE_ISSUE}"}}',
    "lists 100,000 deep": '{"issue": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "lists 100 deep": '{"issue": ' + "[" * 100 + "]" * 100 + "}",
    "a list": "[]",
    "a text": '"issue"',
    "nothing": "null",
    "a megabyte": '{"issue": "' + "x" * 1_000_000 + '"}',
    "fifty megabytes": '{"issue": "' + "x" * 50_000_000 + '"}',
    "a million elements": '{"stages": [' + "0," * 1_000_000 + "0]}",
}


@pytest.mark.parametrize("arguments", ODD_ARGUMENTS.values(), ids=ODD_ARGUMENTS)
def test_odd_bytes_are_answered(wire: Wire, arguments: str) -> None:
    before = on_disk(wire.root)
    answer = wire.ask("tools/call", f'{{"name": "propose_rollout", "arguments": {arguments}}}')
    assert "error" in answer or answer["result"]["isError"]
    assert wire.is_there()
    assert on_disk(wire.root) == before


def test_half_a_character_is_taken_for_one_that_is_lost(wire: Wire) -> None:
    answer = wire.ask("tools/call", '{"name": "read_status", "arguments": {"issue": "add-\\ud83d"}}')
    assert "no issue is named 'add-\ufffd'" in answer["result"]["content"][0]["text"]


LONG = "9" * 5_000


@pytest.mark.parametrize("number", ["1000", '"call-3"'])
def test_what_cannot_be_read_is_answered_by_its_own_number_also_behind_the_params(wire: Wire, number: str) -> None:
    params = f'{{"name": "read_status", "arguments": {{"id": 7, "issue": {LONG}}}}}'
    wire.send(f'{{"method": "tools/call", "params": {params}, "jsonrpc": "2.0", "id": {number}}}'.encode())
    answer = wire.answer()
    assert answer["id"] == json.loads(number)
    assert "send it again" in answer["error"]["message"]


def test_a_notification_that_cannot_be_read_is_no_request_of_a_number_it_speaks_of(wire: Wire) -> None:
    wire.send(f'{{"jsonrpc": "2.0", "method": "notifications/x", "params": {{"id": 7, "n": {LONG}}}}}'.encode())
    wire.send(b'{"jsonrpc": "2.0", "id": "after", "method": "ping"}')
    assert wire.answer()["id"] == "after"


@pytest.mark.parametrize(
    "line", [b"", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b"x" * 10_000_000, b'{"jsonrpc": "2.0"}']
)
def test_lines_that_are_no_message_do_not_end_the_server(wire: Wire, line: bytes) -> None:
    wire.send(line)
    assert wire.is_there()
