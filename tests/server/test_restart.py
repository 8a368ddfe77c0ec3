"""One whole phase over stdio, a new process and another era of the protocol at every step; and a disk that fails."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.tools.projects import (
    ISSUE,
    PHASE,
    WRITE,
    accepted,
    draft_file,
    make_draft,
    make_plan,
    make_project,
    on_disk,
    plan_file,
    status_file,
)

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).parents[2]
ERAS: tuple[Literal["legacy", "auto"], ...] = ("legacy", "auto", "legacy", "auto", "legacy")
FAILING = """
import ctypes, sys
from pathlib import Path
import filelock
from planning.plan.reader import read_plan
from planning.plan.writer import render
from tests.tools.projects import *

root, limit = Path(sys.argv[1]), sys.argv[2]
# All that is read on the way is read now: another user may not read our modules and templates.
accepted(root, "check_plan", {"issue": ISSUE})
render(read_plan(draft_file(root).read_text(encoding="utf-8")).plan)
before = on_disk(root)
if limit == "full":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
if limit == "read-only":
    import os
    for path in [root, *root.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:  # permissions hold for everybody but the superuser
        os.setuid(65534)
answer = call(root, "write_plan", at(WRITE, release_notes="Prices load faster."))
assert answer.refused, answer.text
assert on_disk(root) == before
print(answer.text)
"""


@pytest.fixture
def shared_root() -> Iterator[Path]:
    """Give a folder that another user reaches; pytest's own are closed to others."""
    root = Path(tempfile.mkdtemp(prefix="deploy-planner-test-"))
    root.chmod(0o755)
    yield root
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(root)


async def test_a_draft_outlives_the_process_and_the_client_that_began_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "deploy_planner", "--root", str(project)],
        env={"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
    )
    steps = (*PHASE, ("check_plan", {"issue": ISSUE}), ("mark_deploy_done", {"issue": ISSUE}))
    for era, (tool, arguments) in zip(ERAS, steps, strict=True):
        async with Client(stdio_client(server), mode=era) as talk:
            answer = await talk.call_tool(tool, dict(arguments))
        assert not answer.is_error, answer.content
    assert plan_file(project).exists()
    assert not draft_file(project).exists()
    assert "- [x] Deploy - Completed (planned)\n" in status_file(project).read_text(encoding="utf-8")


def test_every_step_by_its_own_server_ends_in_the_same_plan(tmp_path: Path) -> None:
    apart, again = make_plan(tmp_path / "one"), make_draft(tmp_path / "two")
    accepted(again, "write_plan", WRITE)
    assert on_disk(apart) == on_disk(again)


def told_by_failing_disk(project: Path, how: str) -> str:
    accepted(project, "propose_rollout", {"issue": ISSUE, "watch": ['Grafana "Prices"']})
    command = [sys.executable, "-c", FAILING, str(project), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_leaves_plan_and_draft_as_they_were(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    assert told_by_failing_disk(project, "full") == (
        "unwritable · error · .claude/planning/cache-prices/09_DEPLOY_PLAN.md: is larger than a file may be here; "
        "nothing was written, what was there is as it was\n"
        "Fix: lift the limit (`ulimit -f unlimited`), then call again\n"
    )


def test_a_folder_that_may_not_be_written_leaves_plan_and_draft_as_they_were(shared_root: Path) -> None:
    project = make_plan(shared_root)
    assert told_by_failing_disk(project, "read-only").startswith(
        "unwritable · error · .claude/planning/cache-prices/09_DEPLOY_PLAN.md: "
        "is protected: this user may not write it; nothing was written, what was there is as it was\n"
        "Fix: allow it: `chmod u+w "
    )
