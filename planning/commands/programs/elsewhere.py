"""What a call on another machine may find there that this repository does not have."""

from collections.abc import Iterable, Iterator

from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.shell.call import Call, Place


def lenient(call: Call, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Call nothing missing that is named on another machine."""
    for verdict in verdicts:
        away = call.place is Place.ELSEWHERE and verdict.state is State.MISSING
        yield unclear(verdict.about, "it runs on another machine") if away else verdict
