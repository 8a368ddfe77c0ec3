"""`gunicorn`, `uvicorn`, `celery` and their like: the module of the application that they serve."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from planning.commands.grounding.modules import judge_module
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_SERVED: Final = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*(?:\(.*\))?")
_MODULE: Final = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+(?::\w+)?")
_FOLDERS: Final = ("--chdir", "--app-dir", "--pythonpath")


@program("gunicorn", "uvicorn", "hypercorn", "daphne", "granian", "waitress-serve")
def server(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up `pkg.wsgi:application`."""
    words = read_arguments(call.arguments, frozenset(_FOLDERS))
    inside = replace(call, folder=joined(call.folder, words.last(*_FOLDERS)))
    for word in words.plain:
        if word.sure and _SERVED.fullmatch(word.text):
            yield from judge_module(Word(word.text.partition(":")[0]), inside, repository, runs=False)


@program("celery", "flask")
def application(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the module of `celery -A pkg.tasks` and `flask --app pkg.app`."""
    words = read_arguments(call.arguments, frozenset({"-A", "--app", "--workdir"}))
    inside = replace(call, folder=joined(call.folder, words.last("--workdir")))
    for word in words.values("-A", "--app"):
        name = word.text.partition(":")[0]
        # The last part may be the application itself: `pkg.celery_app`.
        whole = call.name == "flask" or ":" in word.text
        if word.sure and _MODULE.fullmatch(word.text) and whole:
            yield from judge_module(Word(name), inside, repository, runs=False)
