"""`nox`: its sessions."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_HOW: Final = Runner(Kind.NOX_SESSION, ("noxfile.py",), "nox -s {name}")
_SESSIONS: Final = frozenset({"-s", "-e", "--session", "--sessions"})
_VARIANT: Final = re.compile(r"-(?:py)?\d+(?:\.\d+)*$|\(.*\)$")


@program("nox")
def nox(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every session of `-s`; `tests-3.12` and `tests(django='5')` are variants of one."""
    if any(word.text.partition("=")[0] in {"-f", "--noxfile"} for word in call.arguments):
        return
    for name in _named(call):
        found = look_up(_HOW, name, call, repository)
        plain = _VARIANT.sub("", re.sub(r"\(.*\)$", "", name.text))
        yield look_up(_HOW, Word(plain, name.sure), call, repository) if found.state == "missing" else found


def _named(call: Call) -> Iterator[Word]:
    """Give the words after `-s`, up to the next option."""
    inside = False
    for word in call.arguments:
        if word.text == "--":
            return
        option, equals, value = word.text.partition("=")
        if word.text.startswith("-"):
            inside = option in _SESSIONS and not equals
            if option in _SESSIONS and equals:
                yield Word(value, word.sure)
        elif inside:
            yield word
