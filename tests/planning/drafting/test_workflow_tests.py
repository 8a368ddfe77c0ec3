"""Which workflows are said to run the tests: those whose commands, jobs or steps say so."""

from pathlib import Path

import pytest

from planning.drafting import items
from planning.drafting.sights import find_sights
from resources.repository.repository import repository_at

LINT = "name: CI\non: [push]\njobs:\n  {job}:\n    runs-on: x\n    steps:\n      - name: {step}\n        run: {run}\n"


@pytest.mark.parametrize(
    ("job", "step", "run", "says"),
    [
        ("lint", "Lint", "ruff check src tests", ""),
        ("lint", "Install", "pip install ruff pytest", ""),
        ("lint", "Lint", "tox -e lint", ""),
        ("lint", "Lint", "pip install '.[test]'", ""),
        ("lint", "Install", "npm install && npm test", " runs the tests"),
        ("lint", "Check", "pytest -q", " runs the tests"),
        ("lint", "Check", "./scripts/test.sh", " runs the tests"),
        ("unit-tests", "Run", "./run.sh", " runs the tests"),
        ("all", "Unit tests", "./run.sh", " runs the tests"),
        ("all", "Latest", "./run.sh", ""),
    ],
)
def test_a_workflow_is_said_to_run_the_tests_where_it_says_so(
    job: str, step: str, run: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / ".github/workflows/ci.yml"
    path.parent.mkdir(parents=True)
    path.write_text(LINT.format(job=job, step=step, run=run))
    repository = repository_at(tmp_path)

    assert [sight.text for sight in find_sights(repository)] == [f"workflow ci.yml{says}"]
    flow = items.testing_workflow(repository)
    assert flow is not None
    assert flow.source == ".github/workflows/ci.yml:1"
