"""What drafts are told of runbooks and of environment variables."""

from pathlib import Path

import pytest

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.repository import repository_at


@pytest.fixture
def listings(tmp_path: Path) -> dict[str, dict[str, Listing]]:
    files = {
        "docs/runbooks/restore.md": "Some words.\n\n# Restore the database #\n",
        "docs/runbook-dns.md": "no title\n",
        "docs/guide.md": "# Guide\n",
        "RUNBOOK.md": "\ufeff# On call\r\n",
        ".env.example": "# SECRET=1\nexport API_KEY=abc\n  PORT = 80\n1X=2\n",
        "services/api/.env.sample": "URL=x",
        ".env": "REAL=1\n",
        "app.json": '{"name": "shop",\n "env": {\n  "DSN": {"required": true}}}',
        "web/app.json": "{",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    repository = repository_at(tmp_path)
    return {
        kind: {one.file: one for one in repository.everywhere(kind).listings}
        for kind in (Kind.RUNBOOK, Kind.ENVIRONMENT)
    }


def test_runbooks_have_their_titles(listings: dict[str, dict[str, Listing]]) -> None:
    found = {file: (one.entries[0].line, one.entries[0].note) for file, one in listings[Kind.RUNBOOK].items()}

    assert found == {
        "RUNBOOK.md": (1, "On call"),
        "docs/runbook-dns.md": (0, ""),
        "docs/runbooks/restore.md": (3, "Restore the database"),
    }


def test_environment_variables_have_names_and_lines_but_no_values(listings: dict[str, dict[str, Listing]]) -> None:
    found = listings[Kind.ENVIRONMENT]

    assert {file: [(one.name, one.line, one.note) for one in listing.entries] for file, listing in found.items()} == {
        ".env.example": [("API_KEY", 2, ""), ("PORT", 3, "")],
        "services/api/.env.sample": [("URL", 1, "")],
        "app.json": [("DSN", 3, "")],
        "web/app.json": [],
    }
    assert found["web/app.json"].warning.startswith("web/app.json:1: is no JSON")
