"""What a person or a system has said about a document beside its text stays when the text is replaced."""

import os
import struct
import sys
from pathlib import Path

import pytest

from resources.documents import digest_of, write_document

if sys.platform != "linux":
    pytest.skip("attributes of files are read by Linux's calls", allow_module_level=True)
ACCESS = "system.posix_acl_access"
DEFAULT = "system.posix_acl_default"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "PLAN.md"
    path.write_bytes(b"old\n")
    try:
        os.setxattr(path, "user.reviewed-by", b"ann")
    except OSError:
        pytest.skip("this file system has no attributes")
    return path


def replace(plan: Path) -> None:
    write_document(plan, "new\n", plan.parent, digest_of(plan.read_bytes()))
    assert plan.read_bytes() == b"new\n"


def test_attributes_stay(plan: Path) -> None:
    os.setxattr(plan, "user.binary", bytes(range(256)))
    replace(plan)
    assert {name: os.getxattr(plan, name) for name in os.listxattr(plan)} == {
        "user.binary": bytes(range(256)),
        "user.reviewed-by": b"ann",
    }


def access_list(user: int) -> bytes:
    """Allow a user to read, besides owner and group: the kernel's own format, since `setfacl` is not everywhere."""
    nobody = 0xFFFFFFFF
    entries = ((0x01, 6, nobody), (0x02, 4, user), (0x04, 4, nobody), (0x10, 4, nobody), (0x20, 0, nobody))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def give(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system has no lists of who may what")


def test_who_may_what_stays(plan: Path) -> None:
    give(plan, ACCESS, access_list(1234))
    mode = plan.stat().st_mode
    replace(plan)
    assert (os.getxattr(plan, ACCESS), plan.stat().st_mode) == (access_list(1234), mode)


def test_what_a_folder_gives_new_files_is_not_given_to_one_that_was_there(plan: Path) -> None:
    mode = plan.stat().st_mode
    give(plan.parent, DEFAULT, access_list(1234))
    replace(plan)
    assert (ACCESS in os.listxattr(plan), plan.stat().st_mode) == (False, mode)
