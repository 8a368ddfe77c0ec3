"""What a script of package.json starts when it is given words of its own: `yarn knex migrate:down X`."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.programs.above import upward
from planning.commands.programs.program import Started
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.reading import read_calls
from planning.commands.shell.word import Word


def script_with(
    name: Word, given: tuple[Word, ...], call: Call, repository: Repository, option: Word | None = None
) -> Iterator[Started]:
    """Give the one program of a script with the words that follow the script's name, which it takes last.

    Nothing for a script of several programs, and for one that is given nothing: it is the repository's own affair.
    """
    folder = joined(call.folder, option)
    given = given[1:] if given and given[0].text == "--" else given
    listing = upward(repository, Kind.NPM_SCRIPT, folder) if folder is not None else None
    entry = listing.entry(name.text) if listing and name.sure and given and call.place is Place.HERE else None
    if listing is None or entry is None:
        return
    calls = read_calls(entry.note)
    if calls and all(one.wraps for one in calls[:-1]) and not calls[-1].outputs and calls[-1].folder == "":
        last = calls[-1]
        alone = replace(last, folder=listing.folder, through=(*call.through, f"{call.name} run", *last.through))
        yield Started(replace(alone, arguments=(*last.arguments, *given)), alone)
