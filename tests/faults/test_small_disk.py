"""A full disk and a read-only one, both real, under every tool that writes."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.scenes import SCENES

ROOT = Path(__file__).parents[2]


def test_every_tool_outlives_a_full_disk_and_a_read_only_one(tmp_path: Path) -> None:
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:  # noqa: S607
        pytest.skip("this machine does not let us mount")
    mount = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "$0" -m tests.faults.small_disk "{tmp_path}"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, sys.executable],  # noqa: S607
        cwd=ROOT,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TMPDIR": tempfile.gettempdir()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [scene.name for scene in SCENES], done.stderr
