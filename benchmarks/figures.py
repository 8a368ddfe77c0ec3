"""Times as people compare them: medians, tails, ratios, and tables in Markdown."""

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

MEBIBYTE = 1 << 20
ROOT = Path(__file__).resolve().parents[1]
BARE = (sys.executable, str(ROOT / "benchmarks" / "bare.py"))


@dataclass(frozen=True, slots=True)
class Times:
    """How long the calls of one kind took, in seconds; the first one apart, which had nothing to reuse."""

    first: float
    later: Sequence[float]

    @property
    def p50(self) -> float:
        """The median of the later calls."""
        return median(self.later)

    @property
    def p95(self) -> float:
        """What 95 of 100 later calls stay under; of fewer than 20 the slowest."""
        return quantiles(self.later, n=20)[-1] if len(self.later) >= 20 else max(self.later)


def times_of(seconds: Sequence[float]) -> Times:
    """Take the first one apart."""
    return Times(seconds[0], seconds[1:] or seconds)


def serving(root: Path) -> tuple[str, ...]:
    """Give the command that serves a project over stdio."""
    return (sys.executable, "-m", "deploy_planner", "--root", str(root))


def milliseconds(seconds: float) -> str:
    """Write a time with three figures that count."""
    value = seconds * 1000
    return f"{value:,.0f} ms" if value >= 100 else f"{value:.1f} ms" if value >= 10 else f"{value:.2f} ms"


def mebibytes(count: float) -> str:
    """Write bytes of memory."""
    return f"{count / MEBIBYTE:.1f} MiB"


def verdict(value: float, aim: float) -> str:
    """Say a ratio or a time beside its aim."""
    return f"{value:.2f}, aim <= {aim:g}: {'ok' if value <= aim else 'OVER'}"


def machine() -> str:
    """Say what was measured on."""
    cores = os.cpu_count()
    return (
        f"Python {platform.python_version()}, mcp {version('mcp')}, "
        f"{platform.system()} {platform.release().partition('-')[0]} {platform.machine()}, {cores} cores"
    )


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown, columns aligned for the terminal."""
    lines = [list(heads), *map(list, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    for number, line in enumerate(lines):
        cells = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print(f"| {' | '.join(cells)} |")
        if not number:
            print(f"|{'|'.join('-' * (width + 1) + (':' if at else '-') for at, width in enumerate(widths))}|")
    sys.stdout.flush()
