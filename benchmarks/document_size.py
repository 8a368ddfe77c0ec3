"""Documents from a line to the limit: `python benchmarks/document_size.py [--quick]`.

For each size a fresh server: the first call that reads the document, calls of the same document, calls after an edit
each (nothing is reused then), marking Deploy, and the most memory that it took. Times per MB show whether it is linear.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from figures import ROOT, Times, machine, mebibytes, milliseconds, print_table, serving, times_of, verdict
from generated_project import make_planned
from vitals import vitals_of
from wire import Wire
from written_documents import large_design, large_status

from resources.sample_project import SAMPLE_ISSUE

SIZES = (1_000, 10_000, 100_000, 1_000_000, 4_900_000)
"""In bytes; the largest leaves room under the limit of 5,000,000 for what marking adds."""
DOCUMENTS: dict[str, tuple[str, Callable[[str, int], str]]] = {
    "STATUS": ("00_STATUS.md", large_status),
    "ARCHITECTURE": ("03_ARCHITECTURE.md", large_design),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured at one size."""

    size: int
    first: float
    same: Times
    edited: Times
    marked: Times
    before: int
    peak: int


def main() -> None:
    """Measure, and print a table for each document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 100 KB")
    quick = bool(parser.parse_args().quick)
    sizes = SIZES[:3] if quick else SIZES
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        root = make_planned(Path(place, "project"))
        for kind in DOCUMENTS:
            _report(kind, [_measured(root, kind, size) for size in sizes])


def _measured(root: Path, kind: str, size: int) -> Found:
    name, grow = DOCUMENTS[kind]
    path = root / ".claude" / "planning" / SAMPLE_ISSUE / name
    status = path.with_name("00_STATUS.md")
    small, unmarked = path.read_text(encoding="utf-8"), status.read_text(encoding="utf-8")
    path.write_text(grow(small, size), encoding="utf-8")
    before_marking = status.read_text(encoding="utf-8")
    try:
        with Wire(serving(root), ROOT) as wire:
            wire.greet()
            wire.ask("tools/list")
            before = vitals_of(wire.process.pid).resident
            first = _read(wire)
            same = times_of([_read(wire) for _ in range(_calls(size))])
            edited = times_of([_read_edited(wire, path, at) for at in range(_calls(size))])
            marked = times_of([_mark(wire, status, before_marking) for _ in range(max(3, _calls(size) // 3))])
            found = Found(path.stat().st_size, first, same, edited, marked, before, vitals_of(wire.process.pid).peak)
    finally:
        path.write_text(small, encoding="utf-8")
        status.write_text(unmarked, encoding="utf-8")
    return found


def _calls(size: int) -> int:
    return 3 if size >= 1_000_000 else 10


def _read(wire: Wire) -> float:
    return wire.call("read_status", issue=SAMPLE_ISSUE)


def _read_edited(wire: Wire, path: Path, at: int) -> float:
    with path.open("a", encoding="utf-8") as document:
        document.write(f"\nEdited: {at}.\n")
    return _read(wire)


def _mark(wire: Wire, status: Path, text: str) -> float:
    status.write_text(text, encoding="utf-8")
    start = perf_counter()
    wire.call("mark_deploy_done", issue=SAMPLE_ISSUE)
    return perf_counter() - start


def _report(kind: str, found: list[Found]) -> None:
    heads = [f"{kind} of", "first", "same again", "after an edit", "per MB", "mark_deploy_done", "memory over start"]
    print_table(
        heads,
        [
            [
                f"{one.size / 1000:,.0f} KB",
                milliseconds(one.first),
                milliseconds(one.same.p50),
                milliseconds(one.edited.p50),
                milliseconds(one.edited.p50 / one.size * 1_000_000),
                milliseconds(one.marked.p50),
                mebibytes(one.peak - one.before),
            ]
            for one in found
        ],
    )
    most, before = found[-1], found[-2]
    growth = (most.edited.p50 / most.size) / (before.edited.p50 / before.size)
    print(f"time per byte, the largest to the one before: {verdict(growth, 1.5)}\n")


if __name__ == "__main__":
    main()
