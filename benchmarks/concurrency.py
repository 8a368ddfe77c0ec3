"""Sixteen calls at once: `python benchmarks/concurrency.py [--quick]`.

Over one pipe with sixteen requests in flight, and over HTTP with sixteen clients, each against one at a time and against the
bare server: reads of one issue, reads of sixteen, writers of sixteen issues, and sixteen writers of one, of whom some may be
told `busy` or `changed-meanwhile`, and nothing else.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from figures import BARE, ROOT, Times, machine, milliseconds, print_table, serving
from flight import Call, Flown, Landed, Listening, listening, over_http, over_pipe
from generated_project import make_project
from vitals import vitals_of
from wire import Wire

from resources.sample_project import SAMPLE_ISSUE
from server.demo.script import CALLS

WIDTH = 16
PROPOSAL = next(call.arguments for call in CALLS if call.tool == "propose_rollout" and not call.refused)
ALLOWED = ("busy", "changed-meanwhile")
ISSUES = [f"writer-{number:02}" for number in range(WIDTH)]
_NUMBERS = count(1)
Fly = Callable[[Sequence[Call]], Flown]


@dataclass(frozen=True, slots=True)
class Way:
    """How calls reach a server: by which transport, and how many at once."""

    name: str
    ours: Fly
    bare: Fly
    process: int
    """Ours."""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few calls")
    rounds = 2 if parser.parse_args().quick else 20
    print(machine())
    with tempfile.TemporaryDirectory() as place, ExitStack() as open_ends:
        ways = _ways(_project(Path(place)), open_ends)
        # all reads first: a draft that a writer leaves is one more document to read
        rows = [_row(way, what, calls) for what, calls in _kinds(rounds) for way in ways]
    print_table(
        ["", "calls", "ours, a second", "p50", "p95", "processor", "bare, a second", "p50", "p95", "refused"], rows
    )


def _project(place: Path) -> Path:
    root = make_project(place / "project", 1)
    planning = root / ".claude" / "planning"
    for issue in ISSUES:
        shutil.copytree(planning / SAMPLE_ISSUE, planning / issue)
    return root


def _ways(root: Path, open_ends: ExitStack) -> list[Way]:
    ours, bare = (open_ends.enter_context(Wire(command, ROOT)) for command in (serving(root), BARE))
    for wire in (ours, bare):
        wire.greet()
        wire.ask("tools/list")
    http = (*serving(root), "--transport", "streamable-http", "--port", "0")
    served, echoing = (open_ends.enter_context(listening(command, ROOT)) for command in (http, (*BARE, "--http")))
    return [
        *(_piped(ours, bare, width) for width in (1, WIDTH)),
        *(_talked(served, echoing, width) for width in (1, WIDTH)),
    ]


def _piped(ours: Wire, bare: Wire, width: int) -> Way:
    return Way(
        f"pipe, {width} at once",
        lambda calls: over_pipe(ours, calls, width),
        lambda calls: over_pipe(bare, calls, width),
        ours.process.pid,
    )


def _talked(ours: Listening, bare: Listening, width: int) -> Way:
    mine, others = ([server.talk() for _ in range(width)] for server in (ours, bare))
    return Way(
        f"HTTP, {width} at once",
        lambda calls: over_http(mine, calls),
        lambda calls: over_http(others, calls),
        ours.process,
    )


def _kinds(rounds: int) -> list[tuple[str, list[Call]]]:
    reads = rounds * WIDTH
    writes = max(WIDTH, reads // 5)
    return [
        ("read one issue", [Call("read_status", {"issue": SAMPLE_ISSUE})] * reads),
        ("read 16 issues", [Call("read_status", {"issue": ISSUES[at % WIDTH]}) for at in range(reads)]),
        ("write 16 issues", [_write(ISSUES[at % WIDTH]) for at in range(writes)]),
        ("write one issue", [_write(SAMPLE_ISSUE) for _ in range(writes)]),
    ]


def _write(issue: str) -> Call:
    change = {
        "summary": f"Take a key on POST /v1/orders, {next(_NUMBERS)}.",
        "user_facing": True,
        "schema_change": "expand",
    }
    return Call("propose_rollout", {**PROPOSAL, "issue": issue, "change": change})


def _row(way: Way, what: str, calls: list[Call]) -> list[str]:
    way.ours(calls[:WIDTH])
    before = vitals_of(way.process).processor
    mine = way.ours(calls)
    spent = milliseconds((vitals_of(way.process).processor - before) / len(calls))
    bare = way.bare([Call("echo", {"issue": SAMPLE_ISSUE})] * len(calls))
    return [f"{what}: {way.name}", f"{len(calls)}", *_told(mine), spent, *_told(bare), _refused(mine[1])]


def _told(flown: Flown) -> list[str]:
    seconds, landed = flown
    times = Times(0, [one.seconds for one in landed])
    return [f"{len(landed) / seconds:,.0f}", milliseconds(times.p50), milliseconds(times.p95)]


def _refused(landed: Sequence[Landed]) -> str:
    """Count refusals by their gate; raises RuntimeError for one that being in company does not explain."""
    gates = Counter(_gate(one) for one in landed if one.answer.get("isError"))
    return ", ".join(f"{many} {gate}" for gate, many in gates.items()) or "none"


def _gate(landed: Landed) -> str:
    text = landed.answer.get("content", [{}])[0].get("text", "")
    gate = next((gate for gate in ALLOWED if gate in text), None)
    if gate is None:
        raise RuntimeError(f"refused otherwise: {text}")
    return gate


if __name__ == "__main__":
    main()
