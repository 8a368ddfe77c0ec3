"""The threat model names tests that are there."""

import re

from source import ROOT

PAGE = ROOT / "docs" / "threat-model.md"


def test_every_place_that_the_threat_model_names_is_there() -> None:
    named = re.findall(r"`((?:tests|docs|fuzzing)/[\w/.-]*)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [place for place in named if not (ROOT / place).exists()] == []


def test_every_boundary_has_a_test() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if "`tests/" not in row.rpartition(" | ")[2]] == []
