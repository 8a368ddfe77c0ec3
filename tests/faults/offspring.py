"""One call of one tool by a server in a child process, which may be killed, disturbed or starved while it writes."""

import json
import os
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from tests.faults.boundary import Call, Meddler, make_it, watch
from tests.tools.projects import call


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the call; no text where the process was killed."""

    killed: bool
    refused: bool = False
    text: str = ""
    calls: tuple[str, ...] = field(default=(), compare=False)
    """What it asked of the system, in order: the calls that a meddler sees."""

    @property
    def changes(self) -> list[int]:
        """Which of its calls change the disk."""
        return [at for at, name in enumerate(self.calls) if not name.startswith("open ")]

    @property
    def turns(self) -> list[int]:
        """Before which of its calls a document may change to some effect: it is read, or the disk is changed."""
        read = [at for at, name in enumerate(self.calls) if name.startswith("open ") and name.endswith(".md")]
        return sorted({*self.changes, *read})


def call_in_child(
    root: Path,
    tool: str,
    arguments: Mapping[str, object],
    meddler: Meddler = make_it,
    first: Callable[[], object] | None = None,
) -> Outcome:
    """Make one call in a child process whose calls of the system pass by the meddler; it does something else first."""

    def work() -> object:
        calls: list[str] = []
        if first:
            first()
        watch(_noting(calls, meddler))
        answer = call(root, tool, arguments)
        return [answer.refused, answer.text, calls]

    return outcome_of(*begin(work))


def begin(work: Callable[[], object]) -> tuple[int, int]:
    """Start work in a child process; gives its number, and the handle at which its result arrives as JSON."""
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads are idle: nothing of theirs is used
        child = os.fork()
    if not child:
        os.close(ours)
        _work(work, theirs)
    os.close(theirs)
    return child, ours


def outcome_of(child: int, result: int) -> Outcome:
    """Wait for the child; one that failed instead of being killed fails the test, with its own words on stderr."""
    with os.fdopen(result, encoding="utf-8") as pipe:
        told = pipe.read()
    ended = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(ended):
        return Outcome(killed=True)
    assert os.waitstatus_to_exitcode(ended) == 0, told
    refused, text, calls = json.loads(told)
    return Outcome(False, refused, text, tuple(calls))


def _noting(calls: list[str], meddler: Meddler) -> Meddler:
    def noted(name: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        calls.append(f"{name} {Path(arguments[0]).name if isinstance(arguments[0], (str, Path)) else ''}")
        return meddler(name, make, arguments)

    return noted


def _work(work: Callable[[], object], theirs: int) -> NoReturn:
    write, code = os.write, 1
    try:
        told = json.dumps(work())
        code = 0
    except BaseException as error:  # noqa: BLE001  whatever it is, it must not run on as a second pytest
        told = repr(error)
    rest = told.encode()
    while rest:
        rest = rest[write(theirs, rest) :]
    os._exit(code)
