"""A command with a slip and another fault: both are told at once."""

from pathlib import Path

import pytest

from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.verdict import State
from resources.repository.repository import repository_at


@pytest.mark.parametrize(("command", "missing"), [
    ("kamal rolback 2.13.2 -d prod", ["kamal rolback", "destination prod"]),
    ("kamal rolback 2.13.2 -d production", ["kamal rolback"]),
    ("kamal rollback 2.13.2 -d prod", ["destination prod"]),
])  # fmt: skip
def test_what_else_is_missing_is_told_with_the_slip(command: str, missing: list[str], tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    for name in ("deploy.yml", "deploy.production.yml"):
        (tmp_path / "config" / name).write_text("service: shop\nservers: [10.0.0.1]\n")
    verdicts = judge_command(command, repository_at(tmp_path))

    assert [one.about for one in verdicts if one.state is State.MISSING] == missing
