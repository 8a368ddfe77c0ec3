"""Writers take turns at a folder, whatever folder for temporary files each of them has."""

import subprocess
import sys
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.containment import Folder, opened_folder
from resources.documents import digest_of, write_document
from resources.folder_lock import alone

HERE = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from resources.containment import opened_folder
from resources.folder_lock import alone
root = Path(sys.argv[1])
with opened_folder(root.resolve(), root) as folder, alone(folder, root):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_folder_that_another_process_holds_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, plan = tmp_path, tmp_path / "issue/PLAN.md"
    plan.parent.mkdir()
    plan.write_bytes(b"old\n")
    command = [sys.executable, "-c", HOLD, str(plan.parent)]
    with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        monkeypatch.setattr("resources.folder_lock.LOCK_SECONDS", 0.1)
        with pytest.raises(Refusal) as caught:
            write_document(plan, "new\n", root, digest_of(b"old\n"))
        holder.kill()
    assert caught.value.findings == (
        Finding(
            "busy",
            Severity.ERROR,
            "issue",
            "another process has held this folder for more than 0.1 seconds",
            "call again when the other process has finished, or end it: `fuser issue` names it",
        ),
    )
    assert [path.name for path in plan.parent.iterdir()] == ["PLAN.md"]
    write_document(plan, "new\n", root, digest_of(b"old\n"))
    assert plan.read_bytes() == b"new\n"


def test_where_a_folder_cannot_be_held_writing_goes_on(tmp_path: Path) -> None:
    with alone(Folder(tmp_path, None), tmp_path), alone(Folder(tmp_path, None), tmp_path, 0):
        pass
    with opened_folder(tmp_path.resolve(), tmp_path) as folder, alone(folder, tmp_path, 0):
        pass
