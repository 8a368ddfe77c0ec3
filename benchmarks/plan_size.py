"""Plans of 5, 50 and 500 stages: `python benchmarks/plan_size.py [--quick]`.

A plan may hold 50 stages; one of 500 is refused, but what a person or another program wrote is read and judged all the
same, and must not take long. Times per stage show whether judging is linear.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from figures import ROOT, Times, machine, milliseconds, print_table, serving, times_of, verdict
from generated_project import make_planned
from vitals import vitals_of
from wire import Wire
from written_plan import plan_of

from resources.sample_project import SAMPLE_ISSUE

SIZES = (5, 50, 500)
NAMED = 110
"""Characters of a refusal that are shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured of one plan."""

    stages: int
    size: int
    first: float
    judged: Times
    processor: float
    """Seconds of it for a later call."""
    written: Times
    command: Times
    said: str


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="5 and 50 stages alone")
    sizes = SIZES[:-1] if parser.parse_args().quick else SIZES
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        root = make_planned(Path(place, "project"))
        plan = next((root / ".claude" / "planning" / SAMPLE_ISSUE).glob("*DEPLOY_PLAN.md"))
        sample = plan.read_text(encoding="utf-8")
        _report([_measured(root, plan, plan_of(stages, sample), stages) for stages in sizes])


def _measured(root: Path, plan: Path, text: str, stages: int) -> Found:
    calls = 3 if stages > 50 else 7
    plan.write_text(text, encoding="utf-8")
    with Wire(serving(root), ROOT) as wire:
        wire.greet()
        wire.ask("tools/list")
        first = wire.call("check_plan", issue=SAMPLE_ISSUE)
        before = vitals_of(wire.process.pid).processor
        judged = times_of([wire.call("check_plan", issue=SAMPLE_ISSUE) for _ in range(calls)])
        processor = (vitals_of(wire.process.pid).processor - before) / calls
        command = times_of([_command(root) for _ in range(3)])
        tried = [_write(wire, plan, text, at) for at in range(calls)]
    written = times_of([seconds for seconds, _ in tried])
    return Found(stages, len(text.encode()), first, judged, processor, written, command, tried[0][1])


def _write(wire: Wire, plan: Path, text: str, at: int) -> tuple[float, str]:
    """Write the plan anew with other notes; gives what a refusal says, and nothing else."""
    plan.write_text(text, encoding="utf-8")
    start = perf_counter()
    answer = wire.ask(
        "tools/call", name="write_plan", arguments={"issue": SAMPLE_ISSUE, "release_notes": f"Notes {at}."}
    )
    seconds = perf_counter() - start
    said = answer.get("content", [{}])[0].get("text", "") if answer.get("isError") else ""
    return seconds, " ".join(said.split())


def _command(root: Path) -> float:
    """Time `deploy-planner check` as CI runs it, its start included; findings are an answer too."""
    start = perf_counter()
    command = (sys.executable, "-m", "deploy_planner", "check", SAMPLE_ISSUE, "--root", str(root))
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - start


def _report(found: list[Found]) -> None:
    print_table(
        [
            "stages",
            "document",
            "check_plan, first",
            "later",
            "processor",
            "per stage",
            "write_plan",
            "deploy-planner check",
        ],
        [
            [
                f"{one.stages}",
                f"{one.size / 1000:,.0f} KB",
                milliseconds(one.first),
                milliseconds(one.judged.p50),
                milliseconds(one.processor),
                milliseconds(one.processor / one.stages),
                milliseconds(one.written.p50),
                milliseconds(one.command.p50),
            ]
            for one in found
        ],
    )
    for before, one in pairwise(found):
        growth = (one.processor / one.stages) / (before.processor / before.stages)
        print(f"processor time per stage, {one.stages} to {before.stages} stages: {verdict(growth, 1.5)}")
    for one in found:
        print(f"write_plan of {one.stages} stages: {one.said[:NAMED] or 'written'}")


if __name__ == "__main__":
    main()
