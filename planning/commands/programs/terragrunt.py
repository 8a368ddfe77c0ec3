"""`terragrunt`: the folder that it works in."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Verdict, exists, unclear
from planning.commands.programs.program import program
from planning.commands.programs.terraform import judge_folder
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined

_FOLDER = ("--terragrunt-working-dir", "--working-dir", "-chdir")
_VALUED = frozenset({*_FOLDER, "--terragrunt-config", "--config", "--queue-include-dir", "--terragrunt-include-dir"})


@program("terragrunt")
def terragrunt(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder; what stands in it is put together when it runs."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or words.has("--terragrunt-config", "--config"):
        return
    folder = joined(call.folder, words.last(*_FOLDER))
    if folder is None:
        yield unclear("the folder of Terragrunt", "it is known at run time only")
    elif not folder:
        return
    elif any(word.text in {"run-all", "stack", "graph"} for word in words.plain) or words.has("--all", "-a", "--graph"):
        found = repository.presence(folder) is Presence.FOLDER
        yield exists(f"folder {folder}", folder) if found else judge_folder(folder, repository, Kind.TERRAGRUNT)
    else:
        yield judge_folder(folder, repository, Kind.TERRAGRUNT)
