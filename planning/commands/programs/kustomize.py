"""`kustomize`: the folder that it builds."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.kubernetes_files import judge_folder
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-o", "--output", "-e", "--env", "--load-restrictor", "--helm-command", "--mount", "--network-name", "--reorder",
    "--as-current-user", "--helm-kube-version", "--helm-api-versions",
})  # fmt: skip


@program("kustomize")
def kustomize(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder of `kustomize build`."""
    words = read_arguments(call.arguments, _VALUED).plain
    if [word.text for word in words[:1]] == ["build"]:
        yield from (judge_folder(word, call, repository) for word in words[1:2] or (Word("."),))
