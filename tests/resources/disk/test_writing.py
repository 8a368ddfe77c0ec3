"""What is written, and that nothing is damaged where it is not."""

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.finding import Finding, Refusal, Severity
from resources.documents import digest_of, read_document, remove_document, write_document
from resources.limits import DOCUMENT_BYTES

AGAIN = "read it again and repeat the step on what it says now, for example with read_status"
ROOM = "make room, or give this user the right to write, for example 'chmod u+w FILE'; then repeat the call"
HELLO = digest_of(b"hello")


def state(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def hello(root: Path) -> Path:
    path = root / "PLAN.md"
    path.write_bytes(b"hello")
    return path


def refusal(path: Path, text: str, root: Path, expected: str | None) -> Finding:
    before = state(root)
    with pytest.raises(Refusal) as caught:
        write_document(path, text, root, expected)
    (finding,) = caught.value.findings
    assert state(root) == before
    return finding


def test_a_new_document_is_written_with_the_rights_that_people_s_files_have(root: Path) -> None:
    (root / "usual").touch()

    assert write_document(root / "PLAN.md", "ü\r\n", root, None) == digest_of("ü\r\n".encode())
    assert state(root) == {"PLAN.md": "ü\r\n".encode(), "usual": b""}
    assert (root / "PLAN.md").stat().st_mode == (root / "usual").stat().st_mode


@given(st.text(), st.text())
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, first: str, second: str) -> None:
    root = tmp_path_factory.mktemp("r")
    first, second = first.replace("\0", ""), second.replace("\0", "")
    path = root / "PLAN.md"

    digest = write_document(path, first, root, None)
    assert (read_document(path, root).text, read_document(path, root).digest) == (first, digest)
    write_document(path, second, root, digest)
    assert state(root) == {"PLAN.md": second.encode()}


def test_the_digest_is_the_beginning_of_the_sha_256(root: Path) -> None:
    assert write_document(root / "PLAN.md", "hello", root, None) == hashlib.sha256(b"hello").hexdigest()[:7]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_permissions_stay(root: Path, mode: int) -> None:
    path = hello(root)
    path.chmod(mode)

    write_document(path, "new", root, HELLO)

    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_the_owner_stays(root: Path) -> None:
    path = hello(root)
    os.chown(path, 65534, 65533)

    write_document(path, "new", root, HELLO)

    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65533)


def test_what_changed_since_it_was_read_is_not_overwritten(root: Path) -> None:
    path = hello(root)

    assert refusal(path, "new", root, "0000000") == Finding(
        "changed-meanwhile",
        Severity.ERROR,
        "PLAN.md",
        "it changed on disk since it was read: it was 0000000 and is 2cf24db now",
        AGAIN,
    )
    assert refusal(path, "new", root, None).message.endswith("it was absent and is 2cf24db now")
    assert refusal(root / "GONE.md", "new", root, HELLO).message.endswith("it was 2cf24db and is absent now")


EDITED = """
import sys
from pathlib import Path
from planning.finding import Refusal
from resources.documents import write_document

path, root, expected = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
edited = []

def edit(event, args):
    # Somebody saves the document while ours is being written beside it.
    if event == "open" and str(args[0]).endswith(".tmp") and not edited:
        edited.append(True)
        path.write_text("edited by hand")

sys.addaudithook(edit)
try:
    write_document(path, "ours", root, expected)
except Refusal as refusal:
    print(refusal.findings[0].gate)
"""


def test_an_edit_while_ours_is_being_written_is_noticed(root: Path, output: Callable[..., str]) -> None:
    path = hello(root)

    assert output(EDITED, path, root, HELLO) == "changed-meanwhile\n"
    assert state(root) == {"PLAN.md": b"edited by hand"}


def test_a_link_inside_the_root_is_written_through(root: Path) -> None:
    path = hello(root)
    (root / "docs").mkdir()
    (root / "docs/LINK.md").symlink_to("../PLAN.md")

    write_document(root / "docs/LINK.md", "new", root, HELLO)

    assert (root / "docs/LINK.md").is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_that_leaves_the_root_is_neither_written_nor_removed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "repository-2.md"
    outside.write_bytes(b"hello")
    (root / "PLAN.md").symlink_to(outside)
    (root / "NEW.md").symlink_to(tmp_path / "new.md")

    assert refusal(root / "PLAN.md", "new", root, HELLO).gate == "unreadable"
    assert refusal(root / "NEW.md", "new", root, None).gate == "unreadable"
    assert refusal(root / "../escaped.md", "new", root, None).gate == "unreadable"
    with pytest.raises(Refusal):
        remove_document(root / "PLAN.md", root, HELLO)
    assert outside.read_bytes() == b"hello"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["repository", "repository-2.md"]


def test_a_hard_link_to_outside_is_cut_and_its_other_name_untouched(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_bytes(b"hello")
    (root / "PLAN.md").hardlink_to(tmp_path / "other.md")

    write_document(root / "PLAN.md", "new", root, HELLO)

    assert (tmp_path / "other.md").read_bytes() == b"hello"


def test_text_that_utf_8_cannot_hold_is_refused(root: Path) -> None:
    assert refusal(root / "PLAN.md", "\ud800", root, None) == Finding(
        "argument",
        Severity.ERROR,
        "PLAN.md",
        "the text cannot be written as UTF-8",
        "leave out the half character (a lone surrogate), for example write 'Deploy ✓'",
    )


def test_a_text_above_the_limit_is_refused(root: Path) -> None:
    finding = refusal(root / "PLAN.md", "ü" * DOCUMENT_BYTES, root, None)

    assert (finding.gate, finding.message) == (
        "over-limit",
        "the text has 10,000,000 bytes, more than 5,000,000",
    )


def test_a_folder_or_a_pipe_in_the_document_s_place_is_refused(root: Path) -> None:
    (root / "FOLDER.md").mkdir()
    os.mkfifo(root / "PIPE.md")

    message = "nothing was written: something that is no regular file has its name"
    expected = [
        Finding("unwritable", Severity.ERROR, name, message, ROOM) for name in ("FOLDER.md", "PIPE.md")
    ]
    assert [refusal(root / name, "x", root, None) for name in ("FOLDER.md", "PIPE.md")] == expected


def test_a_folder_that_is_gone_or_became_a_file_is_refused(root: Path) -> None:
    (root / "file").touch()

    for folder in ("gone", "file"):
        assert refusal(root / folder / "PLAN.md", "x", root, None).message == (
            "nothing was written: the folder is gone"
        )


def test_a_name_too_long_for_the_file_system_is_refused(root: Path) -> None:
    assert refusal(root / ("a" * 300), "x", root, None).message == (
        "nothing was written: the name is too long for this file system"
    )


FAILS = """
import json, os, resource, signal, sys
from pathlib import Path
from planning.finding import Refusal
from resources.documents import remove_document, write_document

root, case = Path(sys.argv[1]), sys.argv[2]
if case == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
elif os.getuid() == 0:
    os.setuid(65534)  # root may write anywhere
try:
    if case == "remove":
        remove_document(root / "PLAN.md", root, "2cf24db")
    else:
        write_document(root / "PLAN.md", "x" * 2000, root, "2cf24db")
except Refusal as refusal:
    print(json.dumps([refusal.findings[0].gate, refusal.findings[0].message]))
"""


MODES = {"folder": (0o555, 0o666), "remove": (0o555, 0o666), "file": (0o777, 0o444), "full": (0o777, 0o666)}


def refused(root: Path, output: Callable[..., str], case: str) -> list[str]:
    path = hello(root)
    root_mode, file_mode = MODES[case]
    path.chmod(file_mode)
    root.chmod(root_mode)
    answer: list[str] = json.loads(output(FAILS, root, case))
    assert state(root) == {"PLAN.md": b"hello"}
    return answer


def test_a_disk_that_takes_no_more_leaves_the_old_document_and_nothing_else(
    everyone_s_root: Path, output: Callable[..., str]
) -> None:
    assert refused(everyone_s_root, output, "full") == [
        "unwritable",
        "nothing was written: the file would be larger than this process may write",
    ]


@pytest.mark.parametrize("case", ["folder", "file", "remove"])
def test_a_read_only_folder_or_document_is_respected(
    everyone_s_root: Path, output: Callable[..., str], case: str
) -> None:
    assert refused(everyone_s_root, output, case) == [
        "unwritable",
        "nothing was written: this user may not write there",
    ]


def test_a_document_is_removed_only_as_it_was_read(root: Path) -> None:
    path = hello(root)
    with pytest.raises(Refusal, match="changed-meanwhile"):
        remove_document(path, root, "0000000")
    assert path.exists()

    remove_document(path, root, HELLO)
    assert state(root) == {}
    with pytest.raises(Refusal, match="it was 2cf24db and is absent now"):
        remove_document(path, root, HELLO)


def test_of_a_link_only_the_link_is_removed(root: Path) -> None:
    path = hello(root)
    (root / "LINK.md").symlink_to("PLAN.md")

    remove_document(root / "LINK.md", root, HELLO)

    assert [file.name for file in root.iterdir() if file.is_file()] == [path.name]
