"""One call among many issues: `python benchmarks/scale.py [--quick]`.

Serves generated projects of 1 to 10,000 issues, each by a server of its own, and asks all of them in turns, and a bare
server too. `read_status` must not depend on how many issues there are, `list_issues` may only grow in proportion.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter

from figures import BARE, ROOT, Times, machine, mebibytes, milliseconds, print_table, serving, times_of, verdict
from generated_project import make_project
from vitals import vitals_of
from wire import Wire

from resources.sample_project import SAMPLE_ISSUE
from server.demo.script import CALLS

SIZES = (1, 10, 100, 1_000, 10_000)
PROPOSAL = next(call.arguments for call in CALLS if call.tool == "propose_rollout" and not call.refused)
_SUMMARIES = count(1)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of request, and how often it is made of each server."""

    name: str
    ask: Callable[[Wire], float]
    calls: int


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 1,000 issues, few calls")
    quick = bool(parser.parse_args().quick)
    sizes = SIZES[:-1] if quick else SIZES
    print(machine())
    with tempfile.TemporaryDirectory() as place, ExitStack() as open_ends:
        roots = [make_project(Path(place, str(size)), size) for size in sizes]
        wires = [open_ends.enter_context(Wire(serving(root), ROOT)) for root in roots]
        bare = open_ends.enter_context(Wire(BARE, ROOT))
        for wire in (*wires, bare):
            wire.greet()
            wire.ask("tools/list")
        found = {kind.name: _in_turns(kind, wires, 10 if quick else 1) for kind in KINDS}
        echoes = times_of([bare.call("echo", issue=SAMPLE_ISSUE) for _ in range(200)])
        memory = [mebibytes(vitals_of(wire.process.pid).resident) for wire in wires]
        over = _all_over(Path(place, "over"))
    _report(sizes, found, echoes, memory)
    print(f"list_issues of 1,000 issues that are over but for two: {_told(over)}")
    print(f"its first call: {verdict(over.first, 0.3)} s; later: {verdict(over.p50, 0.3)} s")


def _in_turns(kind: Kind, wires: Sequence[Wire], divisor: int) -> list[Times]:
    rounds = [[kind.ask(wire) for wire in wires] for _ in range(max(3, kind.calls // divisor))]
    return [times_of(seconds) for seconds in zip(*rounds, strict=True)]


def _all_over(root: Path) -> Times:
    """List a repository in which nearly everything is done: whoever looks for what is open has to read it all."""
    with Wire(serving(make_project(root, 1_000, done=True)), ROOT) as wire:
        wire.greet()
        wire.call("read_status", issue=SAMPLE_ISSUE)
        return times_of([wire.call("list_issues") for _ in range(11)])


def _report(sizes: Sequence[int], found: dict[str, list[Times]], echoes: Times, memory: Sequence[str]) -> None:
    heads = ["first / p50 / p95", *(f"{size:,} issues" for size in sizes)]
    rows = [[name, *(_told(times) for times in row)] for name, row in found.items()]
    print_table(heads, [*rows, ["memory at the end", *memory]])
    print(f"the bare server's call: {_told(echoes)}")
    for sentence in _aims(
        dict(zip(sizes, found["read_status"], strict=True)), dict(zip(sizes, found["list_issues"], strict=True))
    ):
        print(sentence)


def _told(times: Times) -> str:
    return (
        " / ".join(milliseconds(seconds).removesuffix(" ms") for seconds in (times.first, times.p50, times.p95)) + " ms"
    )


def _aims(read: dict[int, Times], listed: dict[int, Times]) -> Iterator[str]:
    most = max(read)
    yield f"read_status at {most:,} to 10 issues: {verdict(read[most].p50 / read[10].p50, 1.5)}"
    yield f"list_issues of 1,000, first: {verdict(listed[1_000].first, 0.3)} s, later: {verdict(listed[1_000].p50, 0.3)} s"
    ratio = f"{most:,} to {most // 10:,}"
    yield f"list_issues of {ratio}, first: {verdict(listed[most].first / listed[most // 10].first, 12)}"
    yield f"list_issues of {ratio}, later: {verdict(listed[most].p50 / listed[most // 10].p50, 12)}"


def _timed(method: str, **params: object) -> Callable[[Wire], float]:
    def ask(wire: Wire) -> float:
        start = perf_counter()
        wire.ask(method, **params)
        return perf_counter() - start

    return ask


def _misspelt(wire: Wire) -> float:
    return wire.refused("read_status", issue="add-idempotency-kyes")


def _propose(wire: Wire) -> float:
    # another summary each time: a proposal that is on disk already writes nothing
    change = {
        "summary": f"Take a key on POST /v1/orders, {next(_SUMMARIES)}.",
        "user_facing": True,
        "schema_change": "expand",
    }
    return wire.call("propose_rollout", **{**PROPOSAL, "change": change})


_REF = {"type": "ref/resource", "uri": "planning://{issue}/{document}"}
KINDS = (
    Kind("read_status", lambda wire: wire.call("read_status", issue=SAMPLE_ISSUE), 200),
    Kind("read_status, misspelt", _misspelt, 20),
    Kind("list_issues", lambda wire: wire.call("list_issues"), 20),
    Kind("completion", _timed("completion/complete", ref=_REF, argument={"name": "issue", "value": "add"}), 50),
    Kind("resources/read", _timed("resources/read", uri=f"planning://{SAMPLE_ISSUE}/00_STATUS.md"), 200),
    Kind("propose_rollout", _propose, 20),
    # from the first list on a client is told of changes: whoever writes afterwards pays for the look
    Kind("resources/list", _timed("resources/list"), 20),
    Kind("index of issues", _timed("resources/read", uri="planning://issues"), 20),
    Kind("propose_rollout, watched", _propose, 20),
)


if __name__ == "__main__":
    main()
