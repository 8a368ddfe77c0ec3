"""What fuzzing found stays found: each text that broke a law is read again."""

from pathlib import Path

import pytest

from fuzzing.laws import LAWS

FINDINGS = sorted((Path(__file__).parent / "findings").glob("*/*"))


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_what_broke_a_law_keeps_it_now(path: Path) -> None:
    LAWS[path.parent.name](path.read_bytes().decode("utf-8", "ignore"))


def test_every_folder_of_findings_is_named_after_a_law() -> None:
    assert {path.parent.name for path in FINDINGS} <= set(LAWS)
