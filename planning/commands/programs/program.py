"""What a program is to the judgement: its names, and how a call of it is checked against the repository."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.shell.call import Call

Check = Callable[[Call, Repository], Iterator[Verdict]]
Makes = Callable[[Call], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Started:
    """A call that another one comes down to."""

    call: Call
    alone: Call | None = None
    """The same as the repository has written it, where that is so: what is wrong with this is no fault of a plan."""


Starts = Callable[[Call, Repository], Iterator[Started]]


def nothing(call: Call) -> Iterator[str]:
    """Make nothing that another command could name."""
    del call
    yield from ()


def none(call: Call, repository: Repository) -> Iterator[Started]:
    """Start no other program that could be judged."""
    del call, repository
    yield from ()


@dataclass(frozen=True, slots=True)
class Program:
    """A program that is known well enough to judge what it names."""

    names: tuple[str, ...]
    check: Check
    makes: Makes = nothing
    """Names what a call makes that other commands of the plan may name: `job/migrate-42`."""
    starts: Starts = none
    """The calls that it comes down to in this repository: what the script says that it runs."""


def program(*names: str, makes: Makes = nothing, starts: Starts = none) -> Callable[[Check], Program]:
    """Make a program of its check; nothing yielded means that the call names nothing of the repository."""

    def made(check: Check) -> Program:
        return Program(names, check, makes, starts)

    return made


def joined(programs: Sequence[Program]) -> Program:
    """Make one of programs that share a name, each of which knows a part of what a call can name: tasks, migrations."""
    if len(programs) == 1:
        return programs[0]

    def check(call: Call, repository: Repository) -> Iterator[Verdict]:
        for one in programs:
            yield from one.check(call, repository)

    def makes(call: Call) -> Iterator[str]:
        for one in programs:
            yield from one.makes(call)

    def starts(call: Call, repository: Repository) -> Iterator[Started]:
        for one in programs:
            yield from one.starts(call, repository)

    return Program(programs[0].names, check, makes, starts)
