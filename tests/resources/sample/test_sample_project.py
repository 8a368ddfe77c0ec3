"""The sample project is a newcomer's first sight of the product: it must be whole and agree with itself."""

import ast
import re
from pathlib import Path

import pytest

from resources.sample_project import SAMPLE, SAMPLE_ISSUE, copy_sample

MAKEFILE = (SAMPLE / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
COMMAND = re.compile(r"(?:`|run: |^)make ([a-z-]+)", re.MULTILINE)
# Documents and workflows name commands and files of the project.
DOCUMENTS = sorted([*SAMPLE.rglob("*.md"), *SAMPLE.rglob("*.yml")])
ISSUE = SAMPLE / ".claude" / "planning" / SAMPLE_ISSUE


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def names(document: Path) -> str:
    return document.relative_to(SAMPLE).as_posix()


def test_a_copy_holds_every_file_hidden_ones_included(tmp_path: Path) -> None:
    copy = copy_sample(tmp_path / "new" / "checkout-api")
    assert contents(copy) == contents(SAMPLE)
    assert (copy / ".claude" / "planning" / SAMPLE_ISSUE / "00_STATUS.md").is_file()
    assert (copy / ".github" / "workflows" / "deploy.yml").is_file()


def test_leavings_of_the_interpreter_are_not_copied(tmp_path: Path) -> None:
    copy = copy_sample(tmp_path)
    assert [path for path in copy.rglob("*") if path.name == "__pycache__"] == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not empty"):
        copy_sample(tmp_path)
    assert contents(tmp_path) == {"mine.md": b"mine"}


def test_every_make_target_that_a_document_names_exists() -> None:
    named = {
        (names(document), target)
        for document in DOCUMENTS
        for target in re.findall(r"(?:`|run: |^)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 10
    assert {(document, target) for document, target in named if target not in TARGETS} == set()


def test_every_file_that_a_document_names_exists() -> None:
    named = {
        (names(document), path)
        for document in DOCUMENTS
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)`", document.read_text(encoding="utf-8"))
    }
    assert len(named) > 10
    assert {(document, path) for document, path in named if not (SAMPLE / path).is_file()} == set()


def test_every_artifact_of_an_issue_is_in_its_folder() -> None:
    for status in SAMPLE.glob(".claude/planning/*/00_STATUS.md"):
        listed = re.findall(r"^- (\w+\.md)$", status.read_text(encoding="utf-8"), re.MULTILINE)
        others = sorted(path.name for path in status.parent.iterdir() if path != status)
        assert listed == others


def test_each_migration_follows_the_one_before() -> None:
    scripts = sorted((SAMPLE / "migrations" / "versions").glob("*.py"))
    links = [assigned(script) for script in scripts]
    assert [link["revision"] for link in links] == [script.name[:4] for script in scripts]
    assert [link["down_revision"] for link in links] == [None, *(script.name[:4] for script in scripts[:-1])]


def assigned(script: Path) -> dict[str, object]:
    """Names that the script gives a plain value, by name."""
    values: dict[str, object] = {}
    for node in ast.parse(script.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values[node.targets[0].id] = ast.literal_eval(node.value)
    return values


def test_the_routes_of_the_readme_are_the_application_s() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(GET|POST) (\S+)`", readme, re.MULTILINE))
    source = (SAMPLE / "checkout_api" / "app.py").read_text(encoding="utf-8")
    served = {(verb.upper(), path) for verb, path in re.findall(r'@app\.(get|post)\("([^"]+)"', source)}
    assert told == served | {("GET", "/metrics")}


def test_the_version_to_release_is_not_the_one_that_runs() -> None:
    project = (SAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    package = (SAMPLE / "checkout_api" / "__init__.py").read_text(encoding="utf-8")
    rollout = (SAMPLE / "deploy" / "rollout.yaml").read_text(encoding="utf-8")
    assert 'version = "3.8.0"' in project
    assert '__version__ = "3.8.0"' in package
    assert "image: registry.example.com/checkout-api:3.7.2" in rollout
    assert "## [3.7.2]" in (SAMPLE / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["STATUS", "ARCHITECTURE", "PROJECT_SPEC"])
def test_the_issue_has_every_document_that_the_phase_reads(document: str) -> None:
    assert [path.name for path in ISSUE.glob(f"*_{document}.md")] != []


def test_its_python_is_python() -> None:
    for path in SAMPLE.rglob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"), names(path), feature_version=(3, 12))
