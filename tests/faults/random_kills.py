"""Whole phases over stdio, the server killed at random moments: `python -m tests.faults.random_kills --runs 1000`.

A run is one server: it is asked for step after step of the phase until it is killed, after a time drawn from a seed.
What stands on disk then is compared with the states that calls without a kill have written, and the next server goes on.
"""

import random
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Final

from tests.faults.piped_server import PipedServer
from tests.faults.scenes import MARK, WAIVE, WATCH, documents, leftovers
from tests.tools.projects import ISSUE, PHASE, WRITE, accepted, draft_file, make_project

Documents = Mapping[str, bytes]
STEPS: Final[tuple[tuple[str, Mapping[str, object]], ...]] = (
    *PHASE,
    ("propose_rollout", WATCH),
    ("waive_gate", WAIVE),
    ("write_plan", WRITE),
    ("mark_deploy_done", {**MARK, "confirmed": True}),
)
"""A phase, a revision of its plan with a waiver, and the mark."""
LONGEST: Final = 0.25
"""Seconds from its first call on within which a server is killed."""


@dataclass(slots=True)
class Tally:
    """What the runs have met."""

    runs: int = 0
    in_a_step: int = 0
    """The server was killed while a call was unanswered."""
    leftovers: int = 0
    """Of these, with a temporary file left: in the middle of a write."""
    phases: int = 0
    states: Counter[str] = field(default_factory=Counter[str])


class Law:
    """Knows every state of the documents that a phase without a kill passes through."""

    def __init__(self, place: Path) -> None:
        root = make_project(place)
        self.whole = [documents(root)]
        for tool, arguments in STEPS:
            accepted(root, tool, arguments)
            self.whole.append(documents(root))
        self._draft = draft_file(root).relative_to(root).as_posix()

    def step_after(self, found: Documents) -> tuple[int, str]:
        """Give the number of the step that comes next, and the state's name; fails for a state that nobody wrote."""
        for number, state in enumerate(self.whole):
            if found == state:
                return number, f"{number} done"
            # a plan is written before its draft goes
            if number and self._draft in self.whole[number - 1] and self._draft not in state:
                beside = {**state, self._draft: self.whole[number - 1][self._draft]}
                if found == beside:
                    return number - 1, f"{number} written, its draft beside it"
        raise AssertionError({name: data for name, data in found.items() if data not in self.all_bytes()})

    def all_bytes(self) -> set[bytes]:
        return {data for state in self.whole for data in state.values()}


def play(place: Path, seed: int, runs: int) -> Tally:
    """Play the runs; fails with an AssertionError at the first state that nobody wrote, or step that is refused."""
    law, tally, chance = Law(place / "undisturbed"), Tally(), random.Random(seed)
    root = make_project(place / "0")
    for _ in range(runs):
        root = _run(root, law, tally, chance.uniform(0, LONGEST))
    return tally


def _run(root: Path, law: Law, tally: Tally, seconds: float) -> Path:
    number, _ = law.step_after(documents(root))
    if number == len(STEPS):
        tally.phases += 1
        root = make_project(root.with_name(str(tally.phases)))
        number = 0
    server = PipedServer(root)
    killer = Timer(seconds, server.kill)
    killer.start()
    answered = _go_on(server, number)
    killer.join()
    server.end()
    tally.runs += 1
    tally.in_a_step += not answered
    tally.leftovers += bool(leftovers(root))
    tally.states[law.step_after(documents(root))[1]] += 1
    for path in leftovers(root):
        path.unlink()
    return root


def _go_on(server: PipedServer, number: int) -> bool:
    """Take the steps from this one on until the server is killed; whether it had answered everything by then."""
    for tool, arguments in (("read_status", {"issue": ISSUE}), *STEPS[number:]):
        answer = server.call(tool, arguments)
        if answer is None:
            return False
        assert not answer.get("isError"), answer
    return True


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    sys.stdout.write(f"seed {options.seed}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as place:
        tempfile.tempdir = place
        tally = play(Path(place), options.seed, options.runs)
    states = "".join(f"\n  {count:5} {state}" for state, count in sorted(tally.states.items()))
    sys.stdout.write(
        f"{tally.runs} servers killed, {tally.in_a_step} of them in the middle of a step, {tally.leftovers} in the middle of "
        f"a write; {tally.phases} phases finished; every state is one that somebody wrote:{states}\n"
    )


if __name__ == "__main__":
    main()
