"""Steps in any order, with edits by hand in between: each is done or refused in words, and the documents stay sound."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from resources.sample_project import SAMPLE_ISSUE
from tests.fuzzing.garbage import SPOILINGS, TEXT, Spoiling, spoilt
from tests.fuzzing.playing import NAMES, PHASE, Play
from tests.fuzzing.size import QUIET, examples

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
EDITS: dict[str, Callable[[bytes, int, bytes], bytes]] = {
    "put in": lambda data, at, odd: data[:at] + odd + data[at:],
    "cut": lambda data, at, _: data[:at],
    "a line gone": lambda data, at, _: b"\n".join(_without(data.split(b"\n"), at)),
    "a line twice": lambda data, at, _: b"\n".join(_doubled(data.split(b"\n"), at)),
    "Windows": lambda data, _, __: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "another encoding": lambda data, _, __: data.decode("utf-8", "replace").encode("utf-16"),
    "empty": lambda _, __, ___: b"",
}


def _without(lines: list[bytes], at: int) -> Iterator[bytes]:
    yield from (line for number, line in enumerate(lines) if number != at % len(lines))


def _doubled(lines: list[bytes], at: int) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield from [line] * (2 if number == at % len(lines) else 1)


class AnyOrder(RuleBasedStateMachine):
    """One issue; an agent that does what it likes, and a person with an editor."""

    play: ClassVar[Play]

    @initialize(state=st.integers(0, len(PHASE)))
    def begin(self, state: int) -> None:
        self.play.put(state)

    @rule(at=st.integers(0, len(PHASE) - 1), era=st.integers(0, 1))
    def step(self, at: int, era: int) -> None:
        self.play.call(PHASE[at].tool, PHASE[at].arguments, era)

    @rule(at=st.integers(0, len(PHASE) - 1), spoilings=SPOILINGS)
    def step_with_a_part_spoilt(self, at: int, spoilings: list[Spoiling]) -> None:
        self.play.call(PHASE[at].tool, spoilt(PHASE[at].arguments, spoilings))

    @rule(tool=st.sampled_from(NAMES))
    def step_without_more(self, tool: str) -> None:
        self.play.call(tool, {"issue": SAMPLE_ISSUE} if tool != "list_issues" else {})

    @rule(gate=st.sampled_from(["lead-missing", "command-not-found", "over-limit"]), reason=TEXT, by=TEXT)
    def waive(self, gate: str, reason: str, by: str) -> None:
        self.play.call("waive_gate", {"issue": SAMPLE_ISSUE, "gate": gate, "reason": reason, "by": by})

    @rule(reason=TEXT)
    def skip(self, reason: str) -> None:
        self.play.call("mark_deploy_done", {"issue": SAMPLE_ISSUE, "skip_reason": reason, "confirmed": True})

    @rule(which=st.integers(0, 20), how=st.sampled_from(sorted(EDITS)), at=st.integers(0, 9000), odd=TEXT)
    def edit(self, which: int, how: str, at: int, odd: str) -> None:
        path = self._document(which)
        data = path.read_bytes()
        path.write_bytes(EDITS[how](data, at % (len(data) + 1), odd.encode("utf-8", "replace")))

    @rule(which=st.integers(0, 20))
    def remove(self, which: int) -> None:
        self._document(which).unlink()

    @rule(which=st.integers(0, 20), state=st.integers(0, len(PHASE)))
    def check_out(self, which: int, state: int) -> None:
        names = sorted(self.play.states[state])
        name = names[which % len(names)]
        (self.play.folder / name).write_bytes(self.play.states[state][name])

    def _document(self, which: int) -> Path:
        found = sorted(self.play.folder.iterdir())
        if not found:
            self.play.put(0)
            found = sorted(self.play.folder.iterdir())
        return found[which % len(found)]


def test_any_order_of_steps_and_edits(play: Play) -> None:
    AnyOrder.play = play
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=examples(12), stateful_step_count=12, suppress_health_check=QUIET, deadline=None
        ),
    )
