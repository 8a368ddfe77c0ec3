"""`kamal`: destinations, roles, accessories and aliases of config/deploy.yml."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.subcommands.table import clis
from planning.commands.grounding.verdict import Near, Verdict, exists, missing, unclear
from planning.commands.programs.configurations import (
    configuration,
    configurations,
    judge_file,
    judge_names,
    named_in,
    split_words,
)
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-d", "--destination", "-c", "--config-file", "-r", "--roles", "-h", "--hosts", "--version", "-e", "--env", "-n", "--lines",
    "-s", "--since", "-g", "--grep",
})  # fmt: skip
_ON_ACCESSORY = frozenset(
    {"boot", "reboot", "start", "stop", "restart", "details", "exec", "logs", "remove", "upload", "directories"}
)


@program("kamal")
def kamal(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the destination's file first; roles and accessories count from both files."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or call.folder is None:
        return
    given = words.last("-c", "--config-file")
    if given:
        yield judge_file("configuration", given, call, repository, r"config/deploy[\w.-]*\.ya?ml")
    path = joined(call.folder, given or Word("config/deploy.yml"))
    listings = [configuration(path, repository)]
    destination = words.last("-d", "--destination")
    if destination and path:
        yield _destination(destination, path, repository)
        listings.append(configuration(_beside(path, destination.text), repository))
    yield from _names(words, [listing for listing in listings if listing])


def _beside(path: str, destination: str) -> str:
    return f"{path.rpartition('.')[0]}.{destination}.yml"


def _destination(word: Word, path: str, repository: Repository) -> Verdict:
    about, file = f"destination {word.text}", _beside(path, word.text)
    presence = repository.presence(file) if word.sure else Presence.UNKNOWN
    if presence is Presence.FILE:
        return exists(about, file)
    if presence is Presence.UNKNOWN or repository.presence(path) is not Presence.FILE:
        return unclear(about, "its file is known at run time only, or ignored by git")
    stem = path.rpartition(".")[0].rpartition("/")[2]
    known = [one.file for one in configurations(rf"config/{stem}\.[\w-]+\.yml", repository)] + [path]
    return missing(about, f"{file} is not in the repository", [Near(one) for one in known[:3]])


def _names(words: Arguments, listings: list[Listing]) -> Iterator[Verdict]:
    place = " and ".join(listing.file for listing in listings)
    why = next((listing.open for listing in listings if listing.open), "")
    aliases = named_in(listings, "alias")
    first = words.plain[0] if words.plain else None
    if first and first.text in aliases:
        yield exists(f"alias {first.text}", aliases[first.text])
    elif first and first.sure and not why:
        near = slips_of(first.text, [*aliases, *clis()["kamal"].words[""]])
        if near and near[0] in aliases:
            yield missing(f"alias {first.text}", f"{place} has no such alias", [Near(f"kamal {one}") for one in near])
    roles, accessories = named_in(listings, "role"), named_in(listings, "accessory")
    if roles or why:
        asked = [word for word in split_words(words.values("-r", "--roles")) if "*" not in word.text]
        yield from judge_names("role", asked, roles, place, why)
    match words.plain:
        case [command, verb, name, *_] if command.text == "accessory" and verb.text in _ON_ACCESSORY and listings:
            yield from judge_names("accessory", [name] if name.text != "all" else [], accessories, place, why)
        case _:
            pass
