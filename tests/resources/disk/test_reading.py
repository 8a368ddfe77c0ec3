"""What is read from disk, and what is refused instead."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.documents import Document, read_document
from resources.limits import DOCUMENT_BYTES

FIX = (
    "put a UTF-8 Markdown file of at most 5,000,000 bytes there, "
    "for example one that begins '# Status: add-jwt-auth'"
)
LINK = "put the document itself into the issue's folder, or link to a file inside the repository"


def refusal(path: Path, root: Path) -> Finding:
    with pytest.raises(Refusal) as caught:
        read_document(path, root)
    (finding,) = caught.value.findings
    return finding


def unreadable(message: str, fix: str = FIX, where: str = "STATUS.md") -> Finding:
    return Finding("unreadable", Severity.ERROR, where, message, fix)


@pytest.mark.parametrize("text", ["", "# S\r\nb\rc\nd", "\ufeff# S\n\n", "no end", "𝔘 ☃ e\u0301\u2028"])
def test_a_document_is_read_as_it_is(root: Path, text: str) -> None:
    (root / "STATUS.md").write_bytes(text.encode())

    assert read_document(root / "STATUS.md", root).text == text


def test_a_document_carries_its_name_and_digest(root: Path) -> None:
    path = root / "STATUS.md"
    path.write_text("hello", encoding="utf-8")

    assert read_document(path, root) == Document(path, "STATUS.md", "hello", "2cf24db")


def test_what_is_not_there_is_said(root: Path) -> None:
    assert refusal(root / "STATUS.md", root) == unreadable("there is no such file")
    assert refusal(root / "a/b/STATUS.md", root) == unreadable("there is no such file", where="a/b/STATUS.md")


def test_bytes_that_are_not_utf_8_are_named_by_line_and_offset(root: Path) -> None:
    (root / "STATUS.md").write_bytes(b"# S\n- caf\xe9\n")

    assert refusal(root / "STATUS.md", root) == unreadable("it is binary or not UTF-8 (line 2, byte 9)")


def test_utf_16_is_not_utf_8(root: Path) -> None:
    (root / "STATUS.md").write_text("# Status", encoding="utf-16")

    assert refusal(root / "STATUS.md", root) == unreadable("it is binary or not UTF-8 (line 1, byte 0)")


def test_a_nul_makes_a_document_binary(root: Path) -> None:
    (root / "STATUS.md").write_bytes("ü\n\0".encode())

    assert refusal(root / "STATUS.md", root) == unreadable("it is binary (a NUL character at line 2, byte 3)")


def test_the_largest_document_is_read_and_one_byte_more_is_not(root: Path) -> None:
    path = root / "STATUS.md"
    path.write_bytes(b"a" * DOCUMENT_BYTES)
    assert len(read_document(path, root).text) == DOCUMENT_BYTES

    path.write_bytes(b"a" * (DOCUMENT_BYTES + 1))
    assert refusal(path, root) == unreadable("it is larger than 5,000,000 bytes")


def test_twenty_megabytes_are_refused_without_being_read_whole(root: Path) -> None:
    with (root / "STATUS.md").open("wb") as file:
        file.truncate(20_000_000)

    assert refusal(root / "STATUS.md", root) == unreadable("it is larger than 5,000,000 bytes")


def test_folders_pipes_and_sockets_are_no_documents(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "folder.md").mkdir()
    os.mkfifo(root / "pipe.md")
    monkeypatch.chdir(root)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        for name in ("folder.md", "pipe.md", "socket.md", "."):
            assert refusal(root / name, root).message == "it is not a regular file"


def test_a_link_inside_the_root_is_followed(root: Path) -> None:
    (root / "kept.md").write_text("kept", encoding="utf-8")
    (root / "STATUS.md").symlink_to("kept.md")

    assert read_document(root / "STATUS.md", root).name == "STATUS.md"
    assert read_document(root / "STATUS.md", root).text == "kept"


def test_nothing_outside_the_root_is_read_whatever_leads_there(root: Path, tmp_path: Path) -> None:
    sibling = tmp_path / "repository-2"  # the root's name is the beginning of this one
    sibling.mkdir()
    (sibling / "s.md").write_text("secret", encoding="utf-8")
    (root / "file.md").symlink_to(sibling / "s.md")
    (root / "folder").symlink_to(sibling)
    (root / "chain").symlink_to("folder")

    out = "the path leaves the root, or a link goes in circles"
    for name in ("file.md", "folder/s.md", "chain/s.md", "../repository-2/s.md", "folder/../s.md"):
        finding = refusal(root / name, root)
        assert (finding.gate, finding.message, finding.fix) == ("unreadable", out, LINK)
    assert refusal(sibling / "s.md", root).where == "s.md"


def test_a_link_in_circles_is_refused(root: Path) -> None:
    (root / "STATUS.md").symlink_to("STATUS.md")

    assert refusal(root / "STATUS.md", root).gate == "unreadable"


SWAP = """
import os, sys
from pathlib import Path
from planning.finding import Refusal
from resources.documents import read_document, write_document

root, outside, write = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "write"

def swap(event, args):
    # The fence has resolved the path; the folder becomes a link before it is opened.
    if event == "open" and not (root / "moved").exists() and args[0] == os.fspath(root):
        os.rename(root / "folder", root / "moved")
        os.symlink(outside, root / "folder")

sys.addaudithook(swap)
try:
    if write:
        write_document(root / "folder/s.md", "mine", root, None)
    else:
        print(read_document(root / "folder/s.md", root).text)
except Refusal as refusal:
    print(refusal.findings[0].gate, "after the swap" if (root / "moved").exists() else "")
"""


@pytest.mark.parametrize(("act", "gate"), [("read", "unreadable"), ("write", "unwritable")])
def test_a_link_swapped_in_after_the_check_leads_nowhere(
    root: Path, tmp_path: Path, output: Callable[..., str], act: str, gate: str
) -> None:
    (root / "folder").mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "other.md").write_text("secret", encoding="utf-8")

    assert output(SWAP, root, outside, act) == f"{gate} after the swap\n"
    assert [file.name for file in outside.iterdir()] == ["other.md"]
