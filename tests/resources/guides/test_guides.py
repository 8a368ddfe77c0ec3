"""The guides: all there, all readable, and true to the four quality gates of the phase."""

from resources.guides import GUIDES


def test_every_guide_has_a_title_as_its_first_line() -> None:
    firsts = [(guide.uri, guide.text().splitlines()[0]) for guide in GUIDES]
    assert firsts == [
        ("deploy://strategies", "# Rollout strategies"),
        ("deploy://checklist", "# Pre-deployment checklist"),
        ("deploy://criteria", "# Criteria that can be measured"),
        ("deploy://sizing", "# What a stage can see"),
        ("deploy://gates", "# The gates"),
    ]


def test_the_checklist_has_its_nine_items() -> None:
    rows = [line for line in text("checklist").splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 9


def test_every_strategy_has_a_row() -> None:
    named = [line.split("**")[1] for line in text("strategies").splitlines() if line.startswith("| **")]
    assert named == ["big-bang", "feature-flag", "canary", "blue-green", "rolling"]


def text(name: str) -> str:
    (guide,) = (guide for guide in GUIDES if guide.uri == f"deploy://{name}")
    return guide.text()
