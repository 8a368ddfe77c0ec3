"""Names are judged before any path is built."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.issue_name import flaw

SEPARATOR = "an issue is one folder, not a path or a pattern"


@pytest.mark.parametrize(
    "name",
    [
        "add-jwt-auth",
        "FEAT-001-auth-onboarding",
        "_wip",
        "42",
        "fix #12 (urgent)",
        "größe",
        "поиск",
        "多语言",
        "v0.10.1",
        "console",
        "%2e%2e",
        "a" * 100,
    ],
)
def test_names_that_people_give_to_folders_are_fine(name: str) -> None:
    assert flaw(name) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "is empty"),
        ("a" * 300, "has 300 characters, 100 are allowed"),
        ("多" * 100, "has more than 255 bytes"),
        ("../x", f"holds /: {SEPARATOR}"),
        ("a/b", f"holds /: {SEPARATOR}"),
        ("/etc/passwd", f"holds /: {SEPARATOR}"),
        ("..\\x", f"holds \\: {SEPARATOR}"),
        ("C:\\x", f"holds : \\: {SEPARATOR}"),
        ("C:", f"holds :: {SEPARATOR}"),
        ("a*", f"holds *: {SEPARATOR}"),
        ("..", "begins with '.'"),
        (".", "begins with '.'"),
        (".git", "begins with '.'"),
        ("-rf", "begins with '-'"),
        (" a", "begins or ends with white space or a dot"),
        ("a ", "begins or ends with white space or a dot"),
        ("a.", "begins or ends with white space or a dot"),
        ("a\0b", "holds a control or invisible character"),
        ("a\nb", "holds a control or invisible character"),
        ("a\x1b[31m", "holds a control or invisible character"),
        ("a\u202eb", "holds a control or invisible character"),
        ("a\u200bb", "holds a control or invisible character"),
        ("a\udcffb", "holds a control or invisible character"),
        ("NUL", "is the name of a device"),
        ("con.txt", "is the name of a device"),
        ("aux .md", "is the name of a device"),
        ("COM1", "is the name of a device"),
        ("lpt²", "is the name of a device"),
    ],
)
def test_names_that_are_no_folder_are_declined_with_the_reason(name: str, reason: str) -> None:
    assert flaw(name) == reason


@given(st.text())
def test_a_fine_name_is_one_step_down_and_no_more(name: str) -> None:
    if not flaw(name):
        path = Path(os.path.normpath(Path("/srv/planning") / name))
        assert (path.parent, path.name) == (Path("/srv/planning"), name)
