"""Documents and files that grow when they are read are read to their end, or refused in words: never an error of ours."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planning.drafting.inventory import inventory
from planning.markdown.blocks import parse_blocks
from resources.repository.repository import repository_at
from tests.attacks.content_bombs import DOCUMENTS, FILES
from tests.tools.projects import ISSUE, PROPOSE, call, make_project, place, plan_file, status_file

SIZE = int(os.environ.get("ATTACK_SIZE", "2000"))
"""Characters of a document; a million, by hand, takes an hour."""
WHERE = ("00_STATUS.md", "03_ARCHITECTURE.md", "09_DEPLOY_PLAN.md")


@pytest.mark.parametrize("bomb", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_document_that_grows_is_answered(tmp_path: Path, bomb: Callable[[int], str]) -> None:
    text = bomb(SIZE)
    for name in WHERE:
        root = make_project(tmp_path / name)
        place(root, name).write_text(text, encoding="utf-8")
        calls = (
            ("read_status", {"issue": ISSUE}),
            ("check_plan", {"issue": ISSUE}),
            ("propose_rollout", PROPOSE),
            ("mark_deploy_done", {"issue": ISSUE, "skip_reason": "no runtime change", "confirmed": True}),
        )
        for tool, arguments in calls:
            answer = call(root, tool, arguments)
            assert "Internal error" not in answer.text
            assert len(answer.text) < 60_000


def test_tables_that_fill_themselves_up_make_no_more_than_their_text_is_worth() -> None:
    text = DOCUMENTS["tables that fill themselves up"](20_000)
    assert sum(1 for _ in parse_blocks(text).walk()) < 6 * len(text)
    assert sum(node.type == "table" for node in parse_blocks("|a|\n|-|\n|b|\n\n" * 2000).children) == 2000


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param(name, text, id=f"{name}: {bomb}") for name, bombs in FILES.items() for bomb, text in bombs.items()],
)
def test_a_file_of_the_repository_that_grows_is_listed_or_named_as_broken(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    repository = repository_at(tmp_path)
    for _, listing in inventory(repository):
        assert "root:" not in str(listing.entries[:50])
    assert len(repository.warnings) <= 3
    assert not list(tmp_path.rglob("ran"))


def test_plan_and_status_are_where_the_bombs_were_put(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert [status_file(root).name, place(root, WHERE[1]).name, plan_file(root).name] == [*WHERE]
