"""Documents are read whole, replaced whole, and only while they are still what was read."""

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.finding import Finding, Refusal, Severity
from planning.limits import DOCUMENT_BYTES
from resources.documents import Document, digest_of, read_document, remove_document, write_document

KEPT = "; nothing was written, what was there is as it was"


def refusal(gate: str, where: str, message: str, fix: str) -> tuple[Finding, ...]:
    return (Finding(gate, Severity.ERROR, where, message, fix),)


def unread(path: Path, root: Path) -> tuple[Finding, ...]:
    with pytest.raises(Refusal) as caught:
        read_document(path, root)
    return caught.value.findings


def unwritten(path: Path, root: Path, expected: str | None, text: str = "new\n") -> tuple[Finding, ...]:
    with pytest.raises(Refusal) as caught:
        write_document(path, text, root, expected)
    return caught.value.findings


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_document_keeps_its_line_endings_and_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "STATUS.md"
    data = b"\xef\xbb\xbf# Status\r\n\r\nlast\rline"
    path.write_bytes(data)
    read = read_document(path, tmp_path)
    assert read == Document(path, "STATUS.md", "\ufeff# Status\r\n\r\nlast\rline", digest_of(data))
    write_document(path, read.text + "!", tmp_path, read.digest)
    assert path.read_bytes() == data + b"!"


def test_an_empty_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "STATUS.md").touch()
    assert read_document(tmp_path / "STATUS.md", tmp_path).text == ""


def test_the_digest_is_the_beginning_of_the_sha_256() -> None:
    assert digest_of(b"") == "e3b0c44"


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = tmp_path_factory.mktemp("root")
    path = root / "PLAN.md"
    digest = write_document(path, text, root, None)
    assert read_document(path, root) == Document(path, "PLAN.md", text, digest)


def test_what_cannot_be_read_is_said_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "FOLDER.md").mkdir()
    os.mkfifo(tmp_path / "PIPE.md")
    (tmp_path / "FILE").touch()
    (tmp_path / "CIRCLE.md").symlink_to("CIRCLE.md")
    missing = "create it, for example `touch {}`; read_status names what there is"
    move = "move it away and put a Markdown file in its place"
    expected = {
        "MISSING.md": ("does not exist", missing.format("MISSING.md")),
        "my plan.md": ("does not exist", missing.format("'my plan.md'")),
        "FILE/STATUS.md": ("does not exist", missing.format("FILE/STATUS.md")),
        "FOLDER.md": ("is a folder, not a file", move),
        "PIPE.md": ("is a pipe, a socket or a device, not a file", move),
        "CIRCLE.md": (
            "is a link that cannot be followed",
            "put the file itself in its place: `rm CIRCLE.md`, then write it",
        ),
    }
    for name, (message, fix) in expected.items():
        assert unread(tmp_path / name, tmp_path) == refusal("unreadable", name, message, fix)


def test_a_socket_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("S.md")
        assert unread(tmp_path / "S.md", tmp_path)[0].gate == "unreadable"
        assert unwritten(tmp_path / "S.md", tmp_path, "0000000")[0].gate == "unwritable"


@pytest.mark.parametrize(
    ("data", "where", "message", "fix"),
    [
        (
            b"# T\nLa\xe9\n",
            "X.md:2",
            "is not UTF-8: byte 6 is 0xe9",
            "save it as UTF-8: `iconv -f WINDOWS-1252 -t UTF-8 X.md > new.md && mv new.md X.md`",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "X.md:3",
            "is not text: byte 8 is 0x00",
            "put Markdown text in its place, or restore it: `git checkout X.md`",
        ),
        (
            "# Titel".encode("utf-16"),
            "X.md",
            "is UTF-16, not UTF-8",
            "save it as UTF-8: `iconv -f UTF-16 -t UTF-8 X.md > new.md && mv new.md X.md`",
        ),
        (
            b"a\xed\xa0\x80",
            "X.md:1",
            "is not UTF-8: byte 1 is 0xed",
            "save it as UTF-8: `iconv -f WINDOWS-1252 -t UTF-8 X.md > new.md && mv new.md X.md`",
        ),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_place(
    tmp_path: Path, data: bytes, where: str, message: str, fix: str
) -> None:
    (tmp_path / "X.md").write_bytes(data)
    assert unread(tmp_path / "X.md", tmp_path) == refusal("unreadable", where, message, fix)


def test_a_document_of_20_megabytes_is_declined_with_both_figures(tmp_path: Path) -> None:
    with (tmp_path / "BIG.md").open("wb") as file:
        file.truncate(20_000_000)
    assert unread(tmp_path / "BIG.md", tmp_path) == refusal(
        "unreadable",
        "BIG.md",
        "has 20,000,000 bytes, 5,000,000 are allowed",
        "move its old parts to a file of their own, for example HISTORY.md",
    )


def test_the_limit_itself_is_read_and_written_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "BIG.md"
    digest = write_document(path, "x" * DOCUMENT_BYTES, tmp_path, None)
    assert len(read_document(path, tmp_path).text) == DOCUMENT_BYTES
    assert unwritten(path, tmp_path, digest, "x" * (DOCUMENT_BYTES + 1)) == refusal(
        "over-limit",
        "BIG.md",
        "would have 5,000,001 bytes, 5,000,000 are allowed" + KEPT,
        "shorten it: name a long log's file instead of quoting it",
    )
    with path.open("a") as file:
        file.write("x")
    assert unread(path, tmp_path)[0].message == "has 5,000,001 bytes, 5,000,000 are allowed"


@pytest.mark.parametrize(("char", "name"), [("\0", "U+0000"), ("\udc80", "U+DC80")])
def test_text_that_could_not_be_read_back_is_not_written(tmp_path: Path, char: str, name: str) -> None:
    assert unwritten(tmp_path / "X.md", tmp_path, None, f"ab{char}") == refusal(
        "argument",
        "X.md",
        f"the text holds {name} at character 2, which no document can",
        "leave that character out, for example `p99 latency <= 400ms`",
    )
    assert entries(tmp_path) == []


def test_a_document_is_replaced_in_one_step_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.md"
    first = write_document(path, "one\n", tmp_path, None)
    with path.open() as reader:
        second = write_document(path, "two\n", tmp_path, first)
        assert reader.read() == "one\n"
    assert (path.read_text(), second) == ("two\n", digest_of(b"two\n"))
    assert entries(tmp_path) == ["PLAN.md"]


def test_what_changed_since_it_was_read_is_kept_and_both_digests_are_told(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.md"
    read = write_document(path, "read\n", tmp_path, None)
    path.write_text("edited by hand\n")
    found = digest_of(b"edited by hand\n")
    fix = "call again: the step then begins from what is there now; compare first with `git diff PLAN.md`"
    message = f"has changed since it was read: digest {read} then, {found} now{KEPT}"
    assert unwritten(path, tmp_path, read) == refusal("changed-meanwhile", "PLAN.md", message, fix)
    message = f"is there now (digest {found}) and was not when this step began{KEPT}"
    assert unwritten(path, tmp_path, None) == refusal("changed-meanwhile", "PLAN.md", message, fix)
    with pytest.raises(Refusal) as caught:
        remove_document(path, tmp_path, read)
    assert caught.value.findings[0].gate == "changed-meanwhile"
    assert path.read_text() == "edited by hand\n"
    path.unlink()
    message = f"is gone; it had digest {read} when it was read{KEPT}"
    assert unwritten(path, tmp_path, read) == refusal("changed-meanwhile", "PLAN.md", message, fix)
    assert entries(tmp_path) == []


def test_permissions_stay_and_a_new_document_has_those_of_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.md"
    before = os.umask(0o027)
    try:
        digest = write_document(path, "one\n", tmp_path, None)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o4764)
        write_document(path, "two\n", tmp_path, digest)
        assert stat.S_IMODE(path.stat().st_mode) == 0o4764
    finally:
        os.umask(before)


def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.md"
    digest = write_document(path, "one\n", tmp_path, None)
    try:
        os.chown(path, 12345, 23456)
    except PermissionError:
        pytest.skip("only the superuser gives files away")
    write_document(path, "two\n", tmp_path, digest)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_link_inside_the_root_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "issue").mkdir()
    real, link = tmp_path / "docs/PLAN.md", tmp_path / "issue/PLAN.md"
    link.symlink_to("../docs/PLAN.md")
    digest = write_document(link, "one\n", tmp_path, None)
    assert read_document(link, tmp_path) == Document(link, "PLAN.md", "one\n", digest)
    digest = write_document(link, "two\n", tmp_path, digest)
    assert (real.read_text(), real.is_symlink(), link.is_symlink()) == ("two\n", False, True)
    remove_document(link, tmp_path, digest)
    assert (real.read_text(), entries(tmp_path / "issue")) == ("two\n", [])


@pytest.mark.parametrize("target", [".env", ".npmrc", ".git/hooks/pre-commit", "server.py"])
@pytest.mark.parametrize("there", [True, False], ids=["a file", "no file yet"])
def test_a_link_to_a_file_of_another_kind_is_neither_read_nor_written(tmp_path: Path, target: str, there: bool) -> None:
    real, link = tmp_path / target, tmp_path / "issue/DEPLOY_PLAN.draft.md"
    for place in (real, link):
        place.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(f"../{target}")
    if there:
        real.write_bytes(b"")
    message = "is a link to a file of another kind"
    assert [finding.message for finding in unread(link, tmp_path)] == [message]
    with pytest.raises(Refusal) as caught:
        write_document(link, "one\n", tmp_path, digest_of(b"") if there else None)
    assert [finding.gate for finding in caught.value.findings] == ["unwritable"]
    assert real.read_bytes() == b"" if there else not real.exists()


def test_nothing_outside_the_root_is_read_written_or_removed(tmp_path: Path) -> None:
    root, sibling = tmp_path / "app", tmp_path / "app-secret"
    for folder in (root, sibling):
        folder.mkdir()
    secret = sibling / "SECRET.md"
    secret.write_text("secret\n")
    (root / "LINK.md").symlink_to(secret)
    (root / "NEW.md").symlink_to(sibling / "NEW.md")
    (root / "folder").symlink_to(sibling)
    (root / "chain").symlink_to("folder")
    digest = digest_of(b"secret\n")
    for path in ("LINK.md", "NEW.md", "folder/SECRET.md", "chain/SECRET.md", "../app-secret/SECRET.md"):
        finding = unread(root / path, root)[0]
        assert (finding.gate, finding.message) == ("unreadable", "is a link that leads out of the root")
        for expected in (None, digest):
            finding = unwritten(root / path, root, expected)[0]
            assert (finding.gate, finding.message) == ("unwritable", "is a link that leads out of the root")
        with pytest.raises(Refusal):
            remove_document(root / path, root, digest)
    assert (entries(sibling), secret.read_text()) == (["SECRET.md"], "secret\n")


def test_the_root_itself_is_no_document(tmp_path: Path) -> None:
    assert unread(tmp_path, tmp_path)[0].gate == "unreadable"
    assert unwritten(tmp_path, tmp_path, None)[0].gate == "unwritable"


def test_a_root_reached_through_a_link_is_the_same_root(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to("real")
    path = tmp_path / "root/PLAN.md"
    digest = write_document(path, "one\n", tmp_path / "root", None)
    assert read_document(tmp_path / "real/PLAN.md", tmp_path / "root").digest == digest


def test_a_document_is_removed_once_and_its_absence_is_well(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.draft.md"
    digest = write_document(path, "one\n", tmp_path, None)
    remove_document(path, tmp_path, digest)
    remove_document(path, tmp_path, digest)
    assert entries(tmp_path) == []


def test_what_a_killed_writer_left_is_swept_away_when_it_is_old_and_ours(tmp_path: Path) -> None:
    old, young, other = (
        ".deploy-planner-0123456789abcdef.tmp",
        ".deploy-planner-fedcba9876543210.tmp",
        "x.tmp",
    )
    for name in (old, young, other):
        (tmp_path / name).touch()
    for name in (old, other):
        os.utime(tmp_path / name, (1000, 1000))
    write_document(tmp_path / "PLAN.md", "one\n", tmp_path, None)
    assert entries(tmp_path) == [young, "PLAN.md", other]
