"""Our server beside a bare one: start, answer, memory, and the size of the tool list."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from wire import ToolEntry, Wire

from resources.sample_project import SAMPLE_ISSUE, copy_sample

ROOT = Path(__file__).resolve().parents[1]
BARE = (sys.executable, str(ROOT / "benchmarks" / "bare.py"))
MILLISECOND = 1e-3
MEBIBYTE = 1 << 20
LIST_AIM = 9_000


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of both servers, and the ratio that is aimed at."""

    what: str
    ours: float
    bare: float
    unit: str
    aim: float

    def __str__(self) -> str:
        ratio = self.ours / self.bare
        verdict = "ok" if ratio <= self.aim else "OVER"
        return (
            f"{self.what:<22}{self.ours:>10.1f} {self.unit:<4}{self.bare:>10.1f} {self.unit:<4}"
            f"{ratio:>7.2f}  <= {self.aim:<5} {verdict}"
        )


def main() -> None:
    """Measure, and print one table."""
    options = arguments()
    print(f"Python {platform.python_version()}, mcp {version('mcp')}, {platform.system()} {platform.machine()}")
    print(f"{'':<22}{'ours':>15}{'bare':>15}{'ratio':>7}  aim")
    with tempfile.TemporaryDirectory() as place:
        root = copy_sample(Path(place) / "checkout-api")
        ours = BARE if options.bare_only else (sys.executable, "-m", "deploy_planner", "--root", str(root))
        tool = "echo" if options.bare_only else "read_status"
        print(start(ours, options.runs))
        for row in at_work(ours, tool, options.calls):
            print(row)
        print(tool_list(ours))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="starts of each server (default 9)")
    parser.add_argument("--calls", type=int, default=200, help="calls of each tool (default 200)")
    parser.add_argument("--bare-only", action="store_true", help="the bare server against itself: the noise")
    return parser.parse_args()


def start(ours: Sequence[str], runs: int) -> Row:
    """Milliseconds to the first answer, in turns, so that a busy minute slows both.

    The first turn warms the disk and does not count.
    """
    seconds: list[tuple[float, float]] = []
    for _ in range(runs + 1):
        with Wire(ours, ROOT) as one:
            mine = one.greet()
        with Wire(BARE, ROOT) as other:
            seconds.append((mine, other.greet()))
    mines, bares = zip(*seconds[1:], strict=True)
    return Row("first response", median(mines) / MILLISECOND, median(bares) / MILLISECOND, "ms", 1.15)


def at_work(ours: Sequence[str], tool: str, calls: int) -> list[Row]:
    """Memory after the list of tools, and the time of a call, again in turns."""
    with Wire(ours, ROOT) as one, Wire(BARE, ROOT) as other:
        for wire in (one, other):
            wire.greet()
            wire.ask("tools/list")
        memory = Row("memory after the list", one.memory() / MEBIBYTE, other.memory() / MEBIBYTE, "MiB", 1.2)
        pairs = [(one.call(tool, issue=SAMPLE_ISSUE), other.call("echo", issue=SAMPLE_ISSUE)) for _ in range(calls)]
    mines, bares = zip(*pairs, strict=True)
    p50 = Row(f"{tool} p50", median(mines) / MILLISECOND, median(bares) / MILLISECOND, "ms", 4)
    return [p50, memory]


def tool_list(ours: Sequence[str]) -> str:
    """Bytes of name, description and input schema of all tools, as an agent pays for them."""
    with Wire(ours, ROOT) as wire:
        wire.greet()
        sizes = {tool["name"]: size(tool) for tool in wire.ask("tools/list").get("tools", [])}
    whole = sum(sizes.values())
    lines = [f"  {name:<20}{count:>10}" for name, count in sizes.items()]
    verdict = "ok" if whole <= LIST_AIM else "OVER"
    return "\n".join([f"{'tool list':<22}{whole:>10} B{'':<24}<= {LIST_AIM} {verdict}", *lines])


def size(tool: ToolEntry) -> int:
    """Bytes of the three parts that a host puts before the model, as minified JSON."""
    seen = {
        "name": tool["name"],
        "description": tool.get("description", ""),
        "inputSchema": tool.get("inputSchema", {}),
    }
    return len(json.dumps(seen, ensure_ascii=False, separators=(",", ":")).encode())


if __name__ == "__main__":
    main()
