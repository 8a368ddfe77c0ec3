"""A context that can only be a slip of one in use is missing; every other one may be on somebody's machine."""

from pathlib import Path

import pytest

from planning.commands.programs.kube_context import judge_context
from planning.commands.shell.word import Word
from resources.repository.repository import ProjectRepository, repository_at


@pytest.fixture
def repository(tmp_path: Path) -> ProjectRepository:
    files = {
        "Makefile": "deploy:\n\tkubectl --context prod-eu-central apply -k .\n# kubectl --context commented\n",
        ".github/workflows/x.yml": "on: push\njobs: {a: {steps: [{run: 'helm --kube-context=\"staging\" ls'}]}}\n",
        "scripts/go.sh": "kubectl config use-context acme/production\ndocker --context builder ps\nkubectl --context $X\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return repository_at(tmp_path)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("prod-eu-centrl", "prod-eu-central"), ("stagign", "staging"), ("acme/prodution", "acme/production")],
)
def test_a_slip_of_a_context_in_use_is_missing(repository: ProjectRepository, given: str, meant: str) -> None:
    (verdict,) = judge_context(Word(given), repository)

    assert [near.text for near in verdict.nearest] == [meant]


@pytest.mark.parametrize(
    "given", ["prod-eu-central", "prod-us-central", "prod", "commentd", "buildr", "staging-2", "minikube", "stage"]
)
def test_any_other_context_is_nobodys_fault(repository: ProjectRepository, given: str) -> None:
    assert list(judge_context(Word(given), repository)) == []


def test_a_context_that_is_known_later_is_left_alone(repository: ProjectRepository) -> None:
    assert list(judge_context(Word("stagin$X", sure=False), repository)) == []
    assert list(judge_context(None, repository)) == []
