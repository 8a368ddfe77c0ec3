"""100,000 calls of one process: `python benchmarks/soak.py [--calls 100000] [--quick]`.

Reads, lists, judgements, accepted and refused steps, unknown tools and resources, by a client that cannot ask its user and
that hears of every change. Memory, open files and threads are looked at every 5,000 calls: they must not grow.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from statistics import linear_regression
from time import perf_counter

from figures import MEBIBYTE, ROOT, machine, mebibytes, milliseconds, print_table, serving
from generated_project import issue_name, make_project
from vitals import Vitals, vitals_of
from wire import Wire

from resources.sample_project import SAMPLE_ISSUE
from server.demo.script import CALLS

ISSUES = 10
LOOK_EVERY = 5_000
WARM = 10_000
"""Calls after which the caches are full."""
VAGUE, PROPOSAL = (call.arguments for call in CALLS if call.tool == "propose_rollout")
_NUMBERS = count(1)
Step = Callable[[Wire], object]


@dataclass(frozen=True, slots=True)
class Look:
    """The process after so many calls."""

    calls: int
    seconds: float
    vitals: Vitals


def main() -> None:
    """Make the calls, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000, help="calls to make (default 100,000)")
    parser.add_argument("--quick", action="store_true", help="2,000 calls, looked at every 200")
    options = parser.parse_args()
    calls, every, warm = (2_000, 200, 400) if options.quick else (options.calls, LOOK_EVERY, WARM)
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        root = make_project(Path(place, "project"), ISSUES)
        with Wire(serving(root), ROOT) as wire:
            wire.greet()
            wire.ask("tools/list")
            looks = _soak(wire, calls, every)
    _report(looks, warm)


def _soak(wire: Wire, calls: int, every: int) -> list[Look]:
    looks: list[Look] = []
    began = perf_counter()
    for done, step in enumerate(islice(cycle(MIX), calls), 1):
        step(wire)
        if done % every == 0:
            looks.append(Look(done, perf_counter() - began, vitals_of(wire.process.pid)))
            print(f"  {done:,} calls, {looks[-1].vitals}", flush=True)
    return looks


def _report(looks: Sequence[Look], warm: int) -> None:
    heads = ["calls", "seconds", "resident", "open files", "threads"]
    print_table(heads, [_row(look) for look in looks])
    last = looks[-1]
    print(
        f"{last.calls:,} calls in {last.seconds:.0f} s: {last.calls / last.seconds:.0f} a second; peak {mebibytes(last.vitals.peak)}"
    )
    print(f"processor time of a call: {milliseconds(last.vitals.processor / last.calls)}")
    flat = [look for look in looks if look.calls >= warm]
    for what, values, unit in (
        ("memory", [look.vitals.resident / MEBIBYTE for look in flat], "MiB"),
        ("open files", [float(look.vitals.descriptors) for look in flat], "files"),
        ("threads", [float(look.vitals.threads) for look in flat], "threads"),
    ):
        slope = linear_regression([look.calls for look in flat], values).slope * 10_000
        print(
            f"{what} after {warm:,} calls: {slope:+.3f} {unit} in 10,000 calls, {min(values):.1f} to {max(values):.1f}"
        )


def _row(look: Look) -> list[str]:
    vitals = look.vitals
    return [
        f"{look.calls:,}",
        f"{look.seconds:.0f}",
        mebibytes(vitals.resident),
        f"{vitals.descriptors}",
        f"{vitals.threads}",
    ]


def _read(wire: Wire) -> None:
    wire.call("read_status", issue=SAMPLE_ISSUE)


def _read_another(wire: Wire) -> None:
    wire.call("read_status", issue=issue_name(2 + next(_NUMBERS) % (ISSUES - 2)))


def _read_unknown(wire: Wire) -> None:
    wire.refused("read_status", issue=f"nobody-wrote-this-{next(_NUMBERS)}")


def _list(wire: Wire) -> None:
    wire.call("list_issues")


def _resource(wire: Wire) -> None:
    wire.ask("resources/read", uri=f"planning://{SAMPLE_ISSUE}/03_ARCHITECTURE.md")


def _resources(wire: Wire) -> None:
    wire.ask("resources/list")


def _unknown_resource(wire: Wire) -> None:
    try:
        wire.ask("resources/read", uri=f"planning://nowhere/{next(_NUMBERS)}.md")
    except RuntimeError:
        return
    raise RuntimeError("a resource that nobody wrote was read")


def _unknown_tool(wire: Wire) -> None:
    wire.refused(f"deploy_{next(_NUMBERS)}")


def _complete(wire: Wire) -> None:
    reference = {"type": "ref/resource", "uri": "planning://{issue}/{document}"}
    wire.ask("completion/complete", ref=reference, argument={"name": "issue", "value": "add"})


def _check(wire: Wire) -> None:
    wire.call("check_plan", issue=SAMPLE_ISSUE)


def _vague(wire: Wire) -> None:
    wire.refused("propose_rollout", **VAGUE)


def _propose(wire: Wire) -> None:
    change = {"summary": f"Take a key on orders, {next(_NUMBERS)}.", "user_facing": True, "schema_change": "expand"}
    wire.call("propose_rollout", **{**PROPOSAL, "change": change})


def _unowned(wire: Wire) -> None:
    wire.refused("mark_deploy_done", issue=SAMPLE_ISSUE, skip_reason=f"documentation alone, {next(_NUMBERS)}")


MIX: tuple[Step, ...] = (
    *(_propose, _read, _read_another, _list, _resource, _unknown_tool, _read, _complete, _resource, _read_unknown),
    *(_check, _read, _read_another, _list, _resource, _unknown_tool, _read, _resources, _resource, _unknown_resource),
    *(_vague, _read, _read_another, _list, _resource, _unknown_tool, _read, _complete, _resource, _read_unknown),
    *(_unowned, _read, _read_another, _list, _resource, _unknown_tool, _read, _read, _resource, _unknown_resource),
)
"""Forty steps, again and again."""


if __name__ == "__main__":
    main()
