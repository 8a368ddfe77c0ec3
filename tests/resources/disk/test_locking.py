"""One step at a time on one issue, across processes."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.documents import locked, read_document, write_document
from resources.issue_folder import IssueFolder
from resources.locking import lock_path

HERE = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from resources.documents import locked
from resources.workspace import Workspace
with locked(Workspace(Path(sys.argv[1])).issue("add-jwt")):
    print("held", flush=True)
    sys.stdin.read()
"""
APPEND = """
import sys
from pathlib import Path
from resources.documents import locked, read_document, write_document
from resources.workspace import Workspace
folder = Workspace(Path(sys.argv[1])).issue("add-jwt")
print("ready", flush=True)
sys.stdin.readline()
for number in range(10):
    with locked(folder, 60):
        read = read_document(folder.path / "STATUS.md", folder.root)
        write_document(read.path, read.text + f"{sys.argv[2]}.{number}\\n", folder.root, read.digest)
"""


@pytest.fixture
def folder(tmp_path: Path) -> IssueFolder:
    planning = tmp_path / "project/.claude/planning"
    (planning / "add-jwt").mkdir(parents=True)
    return IssueFolder("add-jwt", planning / "add-jwt", tmp_path / "project", planning)


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_lock_that_another_process_holds_is_waited_for_and_then_told(folder: IssueFolder) -> None:
    with start(HOLD, str(folder.root)) as holder:
        assert said(holder) == "held"
        with pytest.raises(Refusal) as caught, locked(folder, 0.1):
            raise NotImplementedError
        holder.kill()
    assert caught.value.findings == (
        Finding(
            "busy",
            Severity.ERROR,
            ".claude/planning/add-jwt",
            "another process has been working on this issue for more than 0.1 seconds",
            "call again when the other session has finished its step, or end that session",
        ),
    )


def test_a_lock_ends_with_the_process_that_held_it_even_when_that_is_killed(folder: IssueFolder) -> None:
    with start(HOLD, str(folder.root)) as holder:
        assert said(holder) == "held"
        holder.kill()
        holder.wait()
    with locked(folder, 5):
        pass


def test_eight_processes_lose_nothing_that_any_of_them_wrote(folder: IssueFolder) -> None:
    (folder.path / "STATUS.md").touch()
    processes = [start(APPEND, str(folder.root), str(number)) for number in range(8)]
    for process in processes:
        assert said(process) == "ready"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    lines = (folder.path / "STATUS.md").read_text().split()
    assert sorted(lines) == sorted(f"{number}.{line}" for number in range(8) for line in range(10))
    assert [path.name for path in folder.path.iterdir()] == ["STATUS.md"]


def test_eight_threads_of_one_process_take_turns_too(folder: IssueFolder) -> None:
    path = folder.path / "STATUS.md"
    path.touch()

    def append(number: int) -> None:
        with locked(folder, 30):
            read = read_document(path, folder.root)
            write_document(path, f"{read.text}{number}\n", folder.root, read.digest)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(append, range(40)))
    assert sorted(map(int, path.read_text().split())) == list(range(40))


def test_issues_do_not_wait_for_each_other(folder: IssueFolder) -> None:
    other = IssueFolder("other", folder.planning / "other", folder.root, folder.planning)
    other.path.mkdir()
    with locked(folder), locked(other, 0.1):
        pass


def test_a_lock_is_freed_when_the_step_fails(folder: IssueFolder) -> None:
    with pytest.raises(ZeroDivisionError), locked(folder):
        raise ZeroDivisionError
    with locked(folder, 0.1):
        pass


def test_two_ways_to_one_folder_are_one_lock(folder: IssueFolder) -> None:
    (folder.planning / "alias").symlink_to("add-jwt")
    alias = IssueFolder("alias", folder.planning / "alias", folder.root, folder.planning)
    assert lock_path(alias) == lock_path(folder)


def test_nothing_is_left_in_the_project(folder: IssueFolder) -> None:
    with locked(folder):
        assert list(folder.path.iterdir()) == []
    assert [path.name for path in folder.root.rglob("*.lock")] == []


def test_a_folder_for_locks_that_is_no_folder_of_ours_is_told(
    folder: IssueFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    place = lock_path(folder).parent
    place.rmdir()
    place.symlink_to(folder.root)
    with pytest.raises(Refusal) as caught, locked(folder):
        raise NotImplementedError
    finding = caught.value.findings[0]
    assert (finding.gate, finding.where) == ("unwritable", "the folder for temporary files (TMPDIR)")
    assert f"{place} belongs to somebody else" in finding.message
    assert [path.name for path in folder.root.iterdir()] == [".claude"]
