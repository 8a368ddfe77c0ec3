"""Judges a command line against a repository: one verdict for each thing that it names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from planning.commands.grounding.files import judge_files
from planning.commands.grounding.image import in_image
from planning.commands.grounding.paths import is_reached, judge_folder, judge_input, judge_script
from planning.commands.grounding.plain import PLAIN, WELL_KNOWN
from planning.commands.grounding.planned import Planned
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.subcommands.check import judge_subcommand
from planning.commands.grounding.verdict import State, Verdict, softened, unclear
from planning.commands.grounding.writers import tested_by, written_by
from planning.commands.programs import BY_NAME
from planning.commands.programs.offered import judge_offered
from planning.commands.programs.program import Started
from planning.commands.shell.call import Call, Place
from planning.commands.shell.reading import read_calls
from planning.commands.shell.word import Word

_AWAY: Final = "it runs on another machine, or in an image that is not ours"
_DEEPEST: Final = 8
"""So many wrappers are followed: a script may call itself."""


def judge_command(command: str, repository: Repository, made: Collection[str] = ()) -> tuple[Verdict, ...]:
    """Judge every call of a line; `made` names what other commands of the plan make: files, jobs.

    Never empty for a line that calls something, and never raises.
    """
    calls = read_calls(command)
    asked_for = (path for call in calls for path in tested_by(call))
    known = Planned(repository, frozenset({*made, *made_by(calls), *asked_for}))
    judged = [(call, tuple(_judge(call, known))) for call in calls]
    telling = [verdicts or (unclear(call.text, _why(call)),) for call, verdicts in _telling(judged)]
    rest = (unclear(call.text, _why(call)) for call in calls[:1] if not telling)
    return tuple(dict.fromkeys([*(verdict for verdicts in telling for verdict in verdicts), *rest]))


def made_by(calls: Iterable[Call]) -> frozenset[str]:
    """Name the files that some calls write, and what else they make: nobody can miss it in the repository."""
    return frozenset(made for call in calls for made in (*written_by(call), *_makes(call)) if made)


def made_by_commands(commands: Iterable[str]) -> frozenset[str]:
    """Name the files that the commands of a plan write, and what else they make."""
    return made_by(call for command in commands for call in read_calls(command))


def _makes(call: Call) -> Iterator[str]:
    known = BY_NAME.get(call.name)
    yield from known.makes(call) if known else ()


_Judged = tuple[Call, tuple[Verdict, ...]]


def _telling(judged: list[_Judged]) -> Iterator[_Judged]:
    """Leave out what says nothing beside the rest: plain filters, and a wrapper or what it starts if the other speaks."""
    around: _Judged | None = None
    sourced = False
    for call, verdicts in judged:
        sourced = sourced or call.name in {"source", "."}
        around = around if around and _is_inside(call, around[0]) else None
        decided = any(verdict.state is not State.UNCLEAR for verdict in verdicts)
        idle = call.name in PLAIN or call.wraps or (around is not None and bool(around[1]) and not verdicts)
        idle = idle or (sourced and not verdicts and not _is_known(call))  # a function of the sourced file
        if decided or not idle:
            yield call, verdicts
        around = (call, verdicts) if call.wraps else around


def _is_inside(call: Call, wrapper: Call) -> bool:
    return len(call.through) > len(wrapper.through) and call.through[: len(wrapper.through)] == wrapper.through


def _judge(call: Call, repository: Repository) -> Iterator[Verdict]:
    if not call.readable:
        yield unclear(call.text, "the line cannot be read as shell")
        return
    slip = judge_subcommand(call, repository)
    if slip:
        yield slip
        yield from _behind(slip, call, repository)
    elif call.place is Place.ELSEWHERE:
        yield from (softened(verdict, _AWAY) for verdict in _named(call, repository))
    elif call.place is Place.IMAGE:
        yield from in_image(call, repository, _named)
    elif is_reached(call, repository):
        yield from _named(call, repository)
    else:
        yield unclear(call.text, f"it runs in {call.folder}, which is not in the repository")


def _behind(slip: Verdict, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Give what else is missing in a call, read with the one word put right that was surely meant."""
    meant = [near for near in slip.nearest if near.alike]
    if slip.state is not State.MISSING or len(meant) != 1 or call.place is not Place.HERE:
        return
    wrong, right = (text.rpartition(" ")[2] for text in (slip.about, meant[0].text))
    at = next((place for place, word in enumerate(call.arguments) if word.text == wrong), None)
    if at is not None and is_reached(call, repository):
        mended = replace(call, arguments=(*call.arguments[:at], Word(right), *call.arguments[at + 1 :]))
        yield from (one for one in _named(mended, repository) if one.state is State.MISSING)


def _named(call: Call, repository: Repository) -> Iterator[Verdict]:
    for look in (judge_folder, judge_script, judge_input, judge_files):
        yield from look(call, repository)
    program = BY_NAME.get(call.name)
    if call.through or not program:
        yield from judge_offered(call, repository)
    if program:
        yield from program.check(call, repository)
        yield from _started(program.starts(call, repository), repository)


def _started(calls: Iterable[Started], repository: Repository) -> Iterator[Verdict]:
    """Judge what a program starts; what that leaves open is told of the program itself."""
    for one in calls:
        if len(one.call.through) < _DEEPEST:
            known = set(_judge(one.alone, repository)) if one.alone else set[Verdict]()
            verdicts = (verdict for verdict in _judge(one.call, repository) if verdict not in known)
            yield from (verdict for verdict in verdicts if verdict.state is not State.UNCLEAR)


def _why(call: Call) -> str:
    if not call.program.sure:
        return "which program it is, is known at run time only"
    known = _is_known(call)
    return "known tool, names nothing of the repository" if known else f"nobody here knows `{call.name}`"


def _is_known(call: Call) -> bool:
    return call.name in BY_NAME or call.name in WELL_KNOWN
