"""While a person thinks: what the server does on the bare wire when the host leaves, or answers oddly.

A server takes a second or two to start and to load its tools: one serves every case in which the host stays.
"""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.server.conftest import write

ROOT = Path(__file__).parents[2]
SKIP = {"issue": "add-login", "skip_reason": "documentation only, nothing is deployed"}
STATUS = "# Status\n\n- [x] Security - Completed\n- [ ] Deploy - Not started\n"
ENOUGH = 20
"""Seconds in which a server ends."""
Message = dict[str, Any]


@dataclass(slots=True)
class Wire:
    """A host before 2026, message by message."""

    process: "subprocess.Popen[str]"
    ids: "count[int]"

    def send(self, **message: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        self.process.stdin.flush()

    def begin(self, method: str, **params: object) -> int:
        number = next(self.ids)
        self.send(id=number, method=method, params=params)
        return number

    def hear(self) -> Message:
        assert self.process.stdout is not None
        message: Message = json.loads(self.process.stdout.readline())
        return message

    def answer(self, number: int) -> Message:
        """Give the answer to one request, past all that belongs to others."""
        while (message := self.hear()).get("id") != number or "method" in message:
            pass
        return message

    def leave(self) -> tuple[int, str]:
        """Close the server's input; gives its exit code and what it said on standard error."""
        _, said = self.process.communicate(timeout=ENOUGH)
        return self.process.returncode, said


@contextmanager
def host(project: Path, elicitation: object) -> Generator[Wire]:
    command = [sys.executable, "-m", "deploy_planner", "--root", str(project)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=project, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as process:
        try:
            wire = Wire(process, count(1))
            capabilities = {} if elicitation is None else {"elicitation": elicitation}
            client = {"name": "test", "version": "0"}
            wire.begin("initialize", protocolVersion="2025-11-25", capabilities=capabilities, clientInfo=client)
            wire.hear()
            wire.send(method="notifications/initialized")
            yield wire
        finally:
            process.kill()


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the host that stays."""
    return tmp_path_factory.mktemp("settled")


@pytest.fixture(scope="module")
def wire(settled: Path) -> Generator[Wire]:
    """One host that asks its user, for all that a host can say without leaving: it is still well in the end."""
    with host(settled, {"form": {}}) as staying:
        yield staying
        number = staying.begin("ping")
        assert staying.answer(number)["result"] == {}
        assert staying.leave() == (0, "")


@pytest.fixture
def document(settled: Path) -> Path:
    """The status of the project of the host that stays."""
    return with_status(settled)


@pytest.fixture
def status(project: Path) -> Path:
    return with_status(project)


def with_status(project: Path) -> Path:
    path = project / ".claude/planning/add-login/00_STATUS.md"
    write(path, STATUS)
    return path


def asked(wire: Wire) -> tuple[int, Message]:
    """Call what only a person may decide; give the call's number and the question."""
    number = wire.begin("tools/call", name="mark_deploy_done", arguments=SKIP)
    while (question := wire.hear()).get("method") != "elicitation/create":
        pass
    return number, question


YES = {"action": "accept", "content": {"confirmed": True}}


def test_the_question_is_one_short_sentence_with_what_is_owned(wire: Wire, document: Path) -> None:
    number, question = asked(wire)
    wire.send(id=question["id"], result={"action": "decline"})
    declined = wire.answer(number)["result"]
    assert question["params"]["message"] == (
        "Mark Deploy of add-login as skipped?\n- no deployment plan: documentation only, nothing is deployed"
    )
    assert declined["content"][0]["text"].startswith("Not done: the person was asked and declined.")
    assert document.read_text() == STATUS


def test_a_host_that_leaves_while_its_user_thinks_leaves_everything_as_it_was(project: Path, status: Path) -> None:
    with host(project, {"form": {}}) as wire:
        asked(wire)
        code, said = wire.leave()
    assert (code, said) == (0, "")
    assert status.read_text() == STATUS
    assert sorted(path.name for path in status.parent.iterdir()) == ["00_STATUS.md", "03_PROJECT_SPEC.md"]


def test_nobody_waits_for_a_person_that_another_host_asks(wire: Wire, settled: Path, document: Path) -> None:
    number, question = asked(wire)
    with host(settled, None) as other:
        call = other.begin("tools/call", name="mark_deploy_done", arguments={**SKIP, "confirmed": True})
        done = other.answer(call)
    wire.send(id=question["id"], result={"action": "cancel"})
    wire.answer(number)
    assert done["result"]["structuredContent"]["changed"] is True
    assert "Skipped (documentation only, nothing is deployed)" in document.read_text()


def test_a_document_that_changed_while_the_person_thought_is_written_as_it_is_now(wire: Wire, document: Path) -> None:
    number, question = asked(wire)
    document.write_text(STATUS + "\nA line by hand.\n")
    wire.send(id=question["id"], result=YES)
    assert wire.answer(number)["result"]["structuredContent"]["changed"] is True
    assert document.read_text().endswith("\nA line by hand.\n")


def test_a_second_answer_changes_nothing(wire: Wire, document: Path) -> None:
    number, question = asked(wire)
    wire.send(id=question["id"], result={"action": "decline"})
    wire.send(id=question["id"], result=YES)
    declined = wire.answer(number)["result"]
    # the answer to a later request: both have been heard
    assert wire.answer(wire.begin("ping"))["result"] == {}
    assert declined["content"][0]["text"].startswith("Not done: the person was asked and declined.")
    assert document.read_text() == STATUS


@pytest.mark.parametrize(
    "odd",
    [
        {"result": {"action": "accept", "content": {"confirmed": "yes"}}},
        {"result": {"action": "accept", "content": {"confirmed": [True]}}},
        {"result": {"action": "perhaps"}},
        {"result": {}},
        {"error": {"code": -32601, "message": "Method not found"}},
        {"error": {"code": -1, "message": "the dialog broke"}},
    ],
    ids=["text", "list", "no such action", "nothing", "cannot after all", "failed"],
)
def test_an_answer_that_makes_no_sense_is_none(wire: Wire, document: Path, odd: Message) -> None:
    number, question = asked(wire)
    wire.send(id=question["id"], **odd)
    told = wire.answer(number)["result"]
    assert told["content"][0]["text"].startswith("Not done: a person must own this, and could not be asked from here.")
    assert document.read_text() == STATUS


@pytest.mark.parametrize("elicitation", [None, {"url": {}}], ids=["none", "only addresses"])
def test_a_host_that_shows_no_forms_is_told_to_ask(project: Path, status: Path, elicitation: object) -> None:
    with host(project, elicitation) as wire:
        wire.begin("tools/call", name="mark_deploy_done", arguments=SKIP)
        told = wire.hear()["result"]
        wire.begin("tools/call", name="mark_deploy_done", arguments={**SKIP, "confirmed": True})
        done = wire.hear()["result"]
    assert told["isError"] is True
    assert told["content"][0]["text"].endswith(
        "Next: after their yes, the same call with `confirmed: true`; never without it"
    )
    assert done["structuredContent"]["changed"] is True
    assert "Skipped (" in status.read_text()
