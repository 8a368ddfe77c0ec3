"""Judges a command line against a repository: one verdict for each thing that it names."""

from collections.abc import Collection, Iterable, Iterator

from planning.commands.grounding.paths import judge_input, judge_script, written_by
from planning.commands.grounding.plain import PLAIN
from planning.commands.grounding.planned import Planned
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, unclear
from planning.commands.programs import BY_NAME
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls


def judge_command(command: str, repository: Repository, made: Collection[str] = ()) -> tuple[Verdict, ...]:
    """Judge every call of a line; `made` names the files that other commands of the plan write.

    Never empty for a line that calls something, and never raises.
    """
    calls = read_calls(command)
    known = Planned(repository, frozenset({*made, *made_by(calls)}))
    telling = [call for call in calls if call.name not in PLAIN] or calls
    return tuple(verdict for call in telling for verdict in _judge(call, known))


def made_by(calls: Iterable[Call]) -> frozenset[str]:
    """Name the files that some calls write: nobody can miss them in the repository."""
    return frozenset(path for call in calls for path in written_by(call))


def made_by_commands(commands: Iterable[str]) -> frozenset[str]:
    """Name the files that the commands of a plan write."""
    return made_by(call for command in commands for call in read_calls(command))


def _judge(call: Call, repository: Repository) -> Iterator[Verdict]:
    found = [*judge_script(call, repository), *judge_input(call, repository)]
    known = BY_NAME.get(call.name, ())
    for program in known:
        found += program.check(call, repository)
    yield from found or [unclear(call.text, "known tool" if known else f"nobody here knows `{call.name}`")]
