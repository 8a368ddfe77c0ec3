"""`just`: the recipes of a justfile, each with as many words after it as it has parameters."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Listing, Recipe
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_in_file, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-f", "--justfile", "-d", "--working-directory", "--dotenv-filename", "-E", "--dotenv-path", "--shell", "--shell-arg",
    "--color", "--chooser", "--command-color", "--list-heading", "--list-prefix", "--tempdir", "--timestamp-format",
})  # fmt: skip
_OTHER: Final = ("-l", "--list", "--summary", "--evaluate", "--variables", "--dump", "--fmt", "--init", "-c", "--command",
                 "--choose", "--edit", "-e", "--completions", "--man", "--groups", "-g", "--global-justfile", "--changelog",
                 "--version", "-V", "--help", "-h", "-s", "--show", "--usage")  # fmt: skip
_SET: Final = re.compile(r"[A-Za-z_][\w-]*=")
_HOW: Final = Runner(
    Kind.JUST_RECIPE,
    ("justfile", ".justfile"),
    "just {name}",
    "just -d {folder} {name}",
    "just -f {file} {name}",
    above=True,
)


@program("just")
def just(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every recipe of the call."""
    words = read_leading(_without_settings(call.arguments), _VALUED)
    if words.has(*_OTHER):
        return
    named = [*words.plain, *words.rest]
    file = words.last("-f", "--justfile")
    if file:
        yield from look_in_file(_HOW, file, lambda listing: _recipes(named, listing), call, repository)
        return
    folder = words.last("-d", "--working-directory")
    start = joined(call.folder, folder)
    listing = _HOW.listing(repository, start) if start is not None and call.place is Place.HERE else None
    for name in _recipes(named, listing):
        if "/" in name.text:
            below, _, recipe = name.text.rpartition("/")
            yield look_up(_HOW, Word(recipe, name.sure), call, repository, Word(below))
        else:
            yield look_up(_HOW, name, call, repository, folder)


def _without_settings(words: tuple[Word, ...]) -> Iterator[Word]:
    """Leave out `--set NAME VALUE` and `NAME=value`, which stand before the recipe."""
    pending, begun = list(words), False
    while pending:
        word = pending.pop(0)
        if word.text == "--set" and not begun:
            del pending[:2]
        elif begun or not _SET.match(word.text):
            begun = begun or not word.text.startswith("-")
            yield word
            if word.text in _VALUED and pending:
                yield pending.pop(0)


def _recipes(named: list[Word], listing: Listing | None) -> Iterator[Word]:
    """Give the names among the words; without a listing the first."""
    pending = list(named)
    while pending:
        name = pending.pop(0)
        inside = f"{name}::"
        while listing and pending and any(entry.name.startswith(inside) for entry in listing.entries):
            name = Word(inside + pending[0].text, name.sure and pending[0].sure)
            pending.pop(0)
            inside = f"{name}::"
        yield name
        entry = listing.entry(name.text) if listing else None
        parameters = entry.parameters if isinstance(entry, Recipe) else None
        pending = [] if parameters is None else pending[parameters:]
