"""A server over Streamable HTTP in a process of its own, and the address that it says it has."""

import os
import re
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANNER = (sys.executable, "-m", "deploy_planner", "--transport", "streamable-http", "--port", "0", "--root")


@contextmanager
def served(
    project: Path, command: Sequence[str] = PLANNER, environ: Mapping[str, str] | None = None
) -> Generator[tuple[str, "subprocess.Popen[str]"]]:
    """Start a server over a project, the last word of its command; give its address and its process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **(environ or {})}
    with subprocess.Popen(
        [*command, str(project)],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            told = process.stderr.readline()
            address = re.fullmatch(r"serving (http://\S+:\d+/mcp)\n", told)
            assert address, told + process.stderr.read()
            yield address[1], process
        finally:
            process.kill()
