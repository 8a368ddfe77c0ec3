"""Full disks, read-only folders, killed writers: the old document is intact and nothing half done is left."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from planning.finding import Refusal
from resources.documents import read_document, write_document
from resources.trouble import unreadable, unwritable

HERE = Path(__file__).parents[3]
WRITE = """
import ctypes, sys
from pathlib import Path
from planning.finding import Refusal
from resources.documents import digest_of, read_document, write_document
from resources.workspace import Workspace  # all imports come first: another user may not read our modules

def write(root, text):
    old = (root / "PLAN.md").read_bytes()
    before = sorted(path.name for path in root.iterdir())
    try:
        write_document(root / "PLAN.md", text, root, digest_of(old))
    except Refusal as refusal:
        (finding,) = refusal.findings
        print(finding.gate, finding.where, finding.message.partition(";")[0], finding.fix, sep="|")
    else:
        print("written")
    assert (root / "PLAN.md").read_bytes() == old
    assert sorted(path.name for path in root.iterdir()) == before
"""


def run(script: str, *arguments: str, before: tuple[str, ...] = ()) -> str:
    command = [*before, sys.executable, "-c", WRITE + script, *arguments]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "PLAN.md").write_text("old\n")
    return tmp_path


@pytest.fixture
def shared_root() -> Iterator[Path]:
    """Give a folder that another user reaches; pytest's own are closed to others."""
    root = Path(tempfile.mkdtemp(prefix="deploy-planner-test-"))
    (root / "PLAN.md").write_text("old\n")
    yield root
    root.chmod(0o700)
    shutil.rmtree(root)


def test_a_file_that_may_not_grow_leaves_the_old_one(root: Path) -> None:
    script = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
write(Path(sys.argv[1]), "x" * 10_000)
"""
    assert run(script, str(root)) == (
        "unwritable|PLAN.md|is larger than a file may be here|lift the limit (`ulimit -f unlimited`), then call again"
    )


PROTECTED = "unwritable|PLAN.md|is protected: this user may not write it|allow it: `chmod u+w PLAN.md .`"
BECOME_NOBODY = """
import contextlib, os
root = Path(sys.argv[1])
with contextlib.suppress(PermissionError):  # who may not become another is no superuser: permissions hold
    os.chown(root, 65534, 65534)
    os.chown(root / "PLAN.md", 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
"""


def test_a_read_only_folder_is_told_and_left(shared_root: Path) -> None:
    assert run(BECOME_NOBODY + "root.chmod(0o500)\nwrite(root, 'new')", str(shared_root)) == PROTECTED


def test_a_write_protected_document_is_not_replaced_behind_its_owners_back(shared_root: Path) -> None:
    script = BECOME_NOBODY + "(root / 'PLAN.md').chmod(0o444)\nwrite(root, 'new')"
    assert run(script, str(shared_root)) == PROTECTED


def test_a_document_that_may_not_be_read_is_told(shared_root: Path) -> None:
    script = (
        BECOME_NOBODY
        + """
(root / "PLAN.md").chmod(0o200)
try:
    read_document(root / "PLAN.md", root)
except Refusal as refusal:
    print(refusal)
"""
    )
    assert run(script, str(shared_root)) == "unreadable: PLAN.md: may not be read by this user"


def test_a_document_of_somebody_else_keeps_its_mode_where_it_cannot_be_given_back(shared_root: Path) -> None:
    try:
        os.chown(shared_root, 65534, 65534)
    except PermissionError:
        pytest.skip("only the superuser makes files of two owners")
    (shared_root / "PLAN.md").chmod(0o666)
    script = """
import os
root = Path(sys.argv[1])
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
write_document(root / "PLAN.md", "new", root, digest_of((root / "PLAN.md").read_bytes()))
"""
    assert run(script, str(shared_root)) == ""
    status = (shared_root / "PLAN.md").stat()
    assert (status.st_uid, status.st_gid, status.st_mode) == (65534, 65534, 0o100666)


def test_folders_that_may_not_be_listed_are_unreadable_and_not_empty(shared_root: Path) -> None:
    script = (
        BECOME_NOBODY
        + """
planning = root / ".claude/planning"
(planning / "add-jwt").mkdir(parents=True)
workspace = Workspace(root)
folder = workspace.issue("add-jwt")
for place, ask in (folder.path, folder.documents), (planning, workspace.issues):
    place.chmod(0o300)
    try:
        ask()
    except Refusal as refusal:
        print(refusal)
    place.chmod(0o700)
"""
    )
    assert run(script, str(shared_root)).splitlines() == [
        "unreadable: .claude/planning/add-jwt: may not be read by this user",
        "unreadable: .claude/planning: may not be read by this user",
    ]


def mounted(script: str, options: str, root: Path) -> str:
    """Run in a mount namespace of its own, on a small real file system."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:  # noqa: S607
        pytest.skip("this machine does not let us mount")
    mount = f'mount -t tmpfs -o size=64k none "{root}" && echo old > "{root}/PLAN.md" && {options} exec "$0" "$@"'
    return run(script, str(root), before=("unshare", "-rm", "sh", "-c", mount))


def test_a_full_disk_leaves_the_old_document(tmp_path: Path) -> None:
    assert mounted("write(Path(sys.argv[1]), 'x' * 200_000)", "", tmp_path) == (
        "unwritable|PLAN.md|finds the disk full|free some space (`df -h .`), then call again"
    )


def test_a_read_only_file_system_is_told(tmp_path: Path) -> None:
    remount = f'mount -o remount,ro "{tmp_path}" &&'
    assert mounted("write(Path(sys.argv[1]), 'new')", remount, tmp_path) == (
        "unwritable|PLAN.md|is on a read-only file system|mount it writable: `mount -o remount,rw .`"
    )


def test_a_folder_that_was_replaced_by_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "issue").touch()
    with pytest.raises(Refusal) as caught:
        write_document(tmp_path / "issue/PLAN.md", "new\n", tmp_path, None)
    assert caught.value.findings[0].fix == "put it back: `mkdir -p issue`, then call again"


def test_failures_that_cannot_be_made_here_have_their_words_too() -> None:
    quota = unwritable("a/PLAN.md", OSError(errno.EDQUOT, "Disk quota exceeded")).findings[0]
    assert quota.message == "finds the disk quota used up; nothing was written, what was there is as it was"
    broken = unreadable("a/PLAN.md", OSError(errno.EIO, "Input/output error")).findings[0]
    assert broken.message == "gives an error: input/output error"
    assert broken.fix == "check that `cat a/PLAN.md` works, then call again"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="handles are counted by /proc")
def test_refused_writes_give_their_handles_back(root: Path) -> None:
    (root / "FOLDER.md").mkdir()
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for name, expected in (("FOLDER.md", None), ("PLAN.md", "0000000"), ("no/PLAN.md", None)):
        with pytest.raises(Refusal):
            write_document(root / name, "new\n", root, expected)
        if name != "PLAN.md":
            with pytest.raises(Refusal):
                read_document(root / name, root)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
