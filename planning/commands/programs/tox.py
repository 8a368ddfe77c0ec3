"""`tox`: its environments, by name or by the factors that a name is made of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, missing, unclear
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-e", "-c", "--conf", "--workdir", "--root", "-f", "-m", "-p", "--parallel", "-x", "--override", "--result-json", "-n",
    "--skip-env", "--installpkg", "--runner", "--hashseed", "--discover",
})  # fmt: skip
_FILES: Final = ("tox.ini", "setup.cfg", "pyproject.toml", "tox.toml")
_HOW: Final = Runner(Kind.TOX_ENVIRONMENT, _FILES, "tox -e {name}", above=True)
_PYTHON: Final = re.compile(
    r"(?:py|pypy|cpython|python|jython|graalpy)\d*(?:\.?\d+)*t?(?:-dev)?|\d+\.\d+t?|py|ALL|\.pkg.*|devenv"
)


@program("tox")
def tox(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every environment of `-e`; one that is made of known factors is no fault."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has("-c", "--conf", "--root"):
        return
    chosen = words.values("-e") or tuple(value for name, value in call.variables if name in {"TOXENV", "TOX_ENV"})
    for word in chosen:
        for name in word.text.split(","):
            if name.strip():
                yield _environment(Word(name.strip(), word.sure), call, repository)


def _environment(name: Word, call: Call, repository: Repository) -> Verdict:
    found = look_up(_HOW, name, call, repository)
    listing = _HOW.listing(repository, call.folder or "")
    if listing is None or (found.state is State.UNCLEAR):
        return found if listing else _without(found, call, repository)
    entry = listing.entry(name.text)
    factors = {part for one in listing.entries for part in one.name.split("-")}
    made = all(_PYTHON.fullmatch(part) or part in factors for part in name.text.split("-"))
    if (found.state is State.MISSING and made) or (entry and entry.note == "factor"):
        return unclear(found.about, "tox makes an environment of such factors")
    return replace(found, nearest=tuple(near for near in found.nearest if ":" in near.source))


def _without(found: Verdict, call: Call, repository: Repository) -> Verdict:
    """A toxfile.py may bring environments of its own."""
    if found.state is State.MISSING and "toxfile.py" in repository.names(call.folder or ""):
        return unclear(found.about, "toxfile.py may make it")
    return missing(found.about, found.grounds) if found.state is State.MISSING else found
