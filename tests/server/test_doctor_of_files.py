"""`doctor` shows what the files of a project name, and the verdict on each command of a plan."""

from pathlib import Path

import pytest

from server.main import main
from tests.tools.projects import ISSUE, make_plan, make_project

MAKEFILE = "smoke:\n\tpytest tests/smoke\n"


def test_everything_that_files_name_is_listed_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path)
    (project / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (project / "package.json").write_text("{", encoding="utf-8")

    assert main(["doctor", "--root", str(project)]) == 0
    told = capsys.readouterr().out
    assert "make target: Makefile\n  smoke (Makefile:1)\n" in told
    assert "npm script: package.json\n  may be more: package.json cannot be read\n" in told
    assert "warning  package.json:1: is no JSON" in told


def test_documents_alone_are_said_to_be_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--root", str(make_project(tmp_path))]) == 0
    assert "files    only documents: no command is judged\n" in capsys.readouterr().out


def test_each_command_of_a_plan_has_its_verdict_and_receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = make_plan(tmp_path)
    (project / "Makefile").write_text(MAKEFILE, encoding="utf-8")

    assert main(["doctor", ISSUE, "--root", str(project)]) == 0
    told = capsys.readouterr().out
    assert "command   smoke_tests[0]: `make smoke ENV=prod`\n          exists: make target smoke (Makefile:1)\n" in told
    assert "          missing: make target ci-verdict (Makefile has no make target ci-verdict)\n" in told
    assert "          cannot tell: " in told
