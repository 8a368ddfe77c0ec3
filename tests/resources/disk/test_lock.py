"""One process at a time, and what a killed one leaves."""

import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.documents import locked, write_document
from resources.issue_folder import IssueFolder

COUNT = """
import sys
from pathlib import Path
from resources.documents import locked, read_document, write_document
from resources.workspace import Workspace

root = Path(sys.argv[1])
issue = Workspace(root).issue("add-auth")
for _ in range(5):
    with locked(issue, timeout=50):
        count = read_document(issue.path / "COUNT.md", root)
        write_document(count.path, str(int(count.text) + 1), root, count.digest)
"""


def test_of_eight_processes_that_count_none_loses_a_step(
    root: Path, issue: IssueFolder, start: Callable[..., Popen[str]]
) -> None:
    write_document(issue.path / "COUNT.md", "0", root, None)

    processes = [start(COUNT, root) for _ in range(8)]
    for process in processes:
        process.communicate()

    assert [process.returncode for process in processes] == [0] * 8
    assert {file.name: file.read_text("utf-8") for file in issue.path.iterdir()} == {"COUNT.md": "40"}


def test_threads_wait_for_each_other_as_well(root: Path, issue: IssueFolder) -> None:
    write_document(issue.path / "COUNT.md", "", root, None)

    def count() -> None:
        with locked(issue):
            old = (issue.path / "COUNT.md").read_text("utf-8")
            (issue.path / "COUNT.md").write_text(old + "x", "utf-8")

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (issue.path / "COUNT.md").read_text("utf-8") == "x" * 8


def test_who_waits_too_long_is_told_so(issue: IssueFolder) -> None:
    with locked(issue), pytest.raises(Refusal) as caught, locked(issue, timeout=0.01):
        raise NotImplementedError

    assert caught.value.findings == (
        Finding(
            "busy",
            Severity.ERROR,
            "add-auth",
            "another process has been working on this issue for 0.01 seconds",
            "call again when it is done, or end the process that hangs: 'ps -ef | grep deploy-planner'",
        ),
    )


def test_another_issue_is_not_locked(root: Path, issue: IssueFolder) -> None:
    other = IssueFolder("other", root, root)

    with locked(issue), locked(other, timeout=0):
        assert list(root.rglob("*.lock")) == []


def test_an_error_inside_releases_the_lock(issue: IssueFolder) -> None:
    with pytest.raises(KeyError), locked(issue):
        raise KeyError

    with locked(issue, timeout=0):
        pass


KILLED = """
import os, signal, sys
from pathlib import Path
from resources.documents import locked, write_document
from resources.workspace import Workspace

root, step = Path(sys.argv[1]), sys.argv[2]
issue = Workspace(root).issue("add-auth")

def kill(event, args):
    if event == step:
        os.kill(os.getpid(), signal.SIGKILL)

with locked(issue):
    sys.addaudithook(kill)
    write_document(issue.path / "PLAN.md", "new", root, "2cf24db")
    print("not reached")
"""


@pytest.mark.parametrize("step", ["open", "os.rename"])
def test_a_killed_process_leaves_the_old_document_and_the_next_one_sweeps(
    root: Path, issue: IssueFolder, start: Callable[..., Popen[str]], step: str
) -> None:
    (issue.path / "PLAN.md").write_text("hello", "utf-8")
    with start(KILLED, root, step) as process:
        assert process.communicate()[0] == ""
    assert process.returncode == -9
    left = [file.name for file in issue.path.iterdir()]
    assert len(left) == (2 if step == "os.rename" else 1)

    with locked(issue, timeout=5):
        assert {file.name: file.read_text("utf-8") for file in issue.path.iterdir()} == {"PLAN.md": "hello"}


def test_a_folder_of_locks_that_is_somebody_else_s_is_not_used(
    issue: IssueFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"deploy-planner-{os.getuid()}").symlink_to(issue.path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(Refusal) as caught, locked(issue):
        raise NotImplementedError

    assert caught.value.findings == (
        Finding(
            "unwritable",
            Severity.ERROR,
            "add-auth",
            "the lock of this issue cannot be taken: the folder of the locks belongs to somebody else",
            "give the server a temporary folder of this user, for example TMPDIR=/tmp",
        ),
    )
    assert list(issue.path.iterdir()) == []


def test_reading_and_finding_load_neither_filelock_nor_the_protocol(output: Callable[..., str]) -> None:
    program = (
        "import sys, resources.catalogue, resources.documents\n"
        "print(sorted({'filelock', 'mcp', 'pydantic', 'jinja2'} & set(sys.modules)))"
    )

    assert output(program) == "[]\n"
