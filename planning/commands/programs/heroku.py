"""`heroku`: the processes that are scaled or started anew."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.lookup import Runner, look_everywhere, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({"-a", "--app", "-r", "--remote", "-p", "--process-type", "--type"})
_HOW: Final = Runner(Kind.PROCESS, ("Procfile",), "heroku ps:scale {name}=1")
_SCALED: Final = frozenset({"ps:scale", "ps:resize", "ps:type", "dyno:scale", "dyno:resize", "scale", "resize"})
_NAMED: Final = frozenset({"ps:restart", "ps:stop", "dyno:restart", "dyno:stop", "restart"})
_OWN: Final = frozenset({"release", "web", "console", "run", "scheduler", "rake"})
"""Processes that may be there without a line in the Procfile."""


@program("heroku")
def heroku(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up `worker` of `worker=2`, and of `worker.1`."""
    words = read_arguments(call.arguments, _VALUED)
    named = words.plain[1:]
    action = words.plain[0].text if words.plain else ""
    if action in _SCALED:
        named = tuple(word for word in named if "=" in word.text)
    elif action not in _NAMED:
        return
    for word in (*named, *words.values("-p", "--process-type")):
        yield _process(Word(word.text.partition("=")[0].partition(".")[0], word.sure), call, repository)


def _process(name: Word, call: Call, repository: Repository) -> Verdict:
    found = look_up(_HOW, name, call, repository)
    if found.state is State.MISSING and found.grounds.startswith("there is no"):
        found = look_everywhere(_HOW, name.text, call, repository)
    if found.state is State.MISSING and name.text in _OWN:
        return unclear(found.about, "the platform may have it without a Procfile")
    return found
