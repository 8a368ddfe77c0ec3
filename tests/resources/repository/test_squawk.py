"""What squawk finds is added where a person has it; nothing it says or fails to say breaks a judgement."""

import json
from pathlib import Path

import pytest

from planning.commands.grounding.revision import Revision
from resources.repository.repository import repository_at

SCRIPT = (
    "ALTER TYPE state DROP VALUE 'old';\nALTER TABLE users\n  DROP COLUMN age;\nCREATE TABLE made (a int);\nSELECT 1;\n"
)


def finding(rule: str, line: int) -> dict[str, object]:
    return {
        "file": "a.sql",
        "line": line,
        "column": 0,
        "level": "Warning",
        "message": "",
        "help": "",
        "rule_name": rule,
    }


def found(root: Path, path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> list[str]:
    (root / "migrations").mkdir(parents=True)
    (root / "migrations/1_a.sql").write_text(SCRIPT)
    path.mkdir()
    (path / "squawk").write_text(f"#!/bin/sh\n{body}\n")
    (path / "squawk").chmod(0o755)
    monkeypatch.setenv("PATH", f"{path}:/usr/bin:/bin")
    hazards = repository_at(root).hazards(Revision("1", tool="sql", path="migrations/1_a.sql"))
    return [f"{hazard.line}: {hazard.said}" for hazard in hazards]


OWN = "3: drops column `users.age`"


def test_its_findings_are_added_where_ours_hold_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [
        finding("ban-drop-column", 2),
        finding("changing-column-type", 0),
        finding("ban-drop-table", 3),
        finding("prefer-text-field", 4),
    ]
    body = f"""test "$1 $2" = '--reporter Json' || exit 3\ncat <<'END'\n{json.dumps(findings)}\nEND\nexit 1"""

    said = found(tmp_path / "root", tmp_path / "bin", monkeypatch, body)

    assert said == ["1: changes the type of column: `ALTER TYPE state DROP VALUE 'old'`", OWN]


@pytest.mark.parametrize(
    "body",
    [
        "exit 2",
        "echo '{'",
        "echo '{\"a\": 1}'",
        f"echo '{json.dumps([finding('syntax-error', 0), finding('ban-drop-table', 0)])}'",
    ],
)
def test_what_it_fails_to_say_changes_nothing(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path / "root", tmp_path / "bin", monkeypatch, body) == [OWN]


def test_one_that_takes_too_long_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resources.repository.squawk.LINTER_SECONDS", 0)
    assert found(tmp_path / "root", tmp_path / "bin", monkeypatch, "exec cat /dev/zero > /dev/null") == [OWN]


def test_a_script_outside_of_the_root_is_never_given_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "root"
    (tmp_path / "secret.sql").write_text("DROP TABLE a;")
    found(root, tmp_path / "bin", monkeypatch, f"echo run >> {tmp_path}/runs; echo '[]'")

    (root / "migrations/2_b.sql").symlink_to(tmp_path / "secret.sql")

    assert repository_at(root).hazards(Revision("2", tool="sql", path="migrations/2_b.sql")) == ()
    assert (tmp_path / "runs").read_text() == "run\n"
