"""`wrangler`: its configuration, the environments and databases in it, the SQL that it is given."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.built import judge_template
from planning.commands.programs.configurations import configuration, judge_file, judge_names, named_in
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-c", "--config", "-e", "--env", "--name", "--cwd", "--file", "--command", "--message", "-m", "--tag", "--var", "--define",
    "--alias", "--compatibility-date", "--route", "--routes", "--outdir", "--assets", "--site", "--project-name", "--branch",
    "--env-file", "--percentage", "--version-id", "--binding", "--preview", "--tsconfig", "--commit-hash",
})  # fmt: skip
_FILES = r"wrangler([.\-_][\w.-]+)?\.(toml|jsonc?)"


@program("wrangler")
def wrangler(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the file first; without one in its folder nothing in it can be missing."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE:
        return
    call = replace(call, folder=joined(call.folder, words.last("--cwd")))
    given = words.last("-c", "--config")
    if given:
        yield judge_file("configuration", given, call, repository, _FILES)
    for word in words.values("--file"):
        yield judge_template(word, call, repository, "file")
    listing = _configuration(words, call, repository)
    if listing:
        yield from _names(words, listing)


def _configuration(words: Arguments, call: Call, repository: Repository) -> Listing | None:
    given = words.last("-c", "--config")
    names = [given] if given else [Word("wrangler.json"), Word("wrangler.jsonc"), Word("wrangler.toml")]
    found = (configuration(joined(call.folder, name), repository) for name in names)
    return next((listing for listing in found if listing), None)


def _names(words: Arguments, listing: Listing) -> Iterator[Verdict]:
    environments = named_in([listing], "environment")
    # Without any environment in the file wrangler only warns; Pages has two of its own.
    if environments and not (words.plain and words.plain[0].text == "pages"):
        asked = [word for word in words.values("-e", "--env") if word.text]
        yield from judge_names("environment", asked, environments, listing.file, listing.open)
    match [word.text for word in words.plain]:
        case ["d1", "migrations", _, _, *_]:
            databases = named_in([listing], "database")
            yield from judge_names("database", words.plain[3:4], databases, listing.file, listing.open)
        case _:
            pass
