"""What a running process holds, as Linux tells it in /proc; `ps` alone does not know it."""

import os
from dataclasses import dataclass
from pathlib import Path

KIBIBYTE = 1024
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Vitals:
    """A process at one moment."""

    resident: int
    """Bytes of memory."""
    peak: int
    """The most that was ever resident, in bytes."""
    descriptors: int
    """Open files, pipes and sockets."""
    threads: int
    processor: float
    """Seconds of processor time: on a busy machine they say more than the clock."""


def vitals_of(process: int) -> Vitals:
    """Look at a process by its number; raises OSError where there is no /proc or no such process."""
    place = Path("/proc", str(process))
    lines = (place / "status").read_text(encoding="utf-8").splitlines()
    status = {name: value.split()[0] for name, _, value in (line.partition(":") for line in lines) if value.strip()}
    return Vitals(
        int(status["VmRSS"]) * KIBIBYTE,
        int(status["VmHWM"]) * KIBIBYTE,
        len(list((place / "fd").iterdir())),
        int(status["Threads"]),
        sum(map(int, (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13])) / _TICKS,
    )
