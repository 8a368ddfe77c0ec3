"""`composer`: the scripts of composer.json, with or without `run`."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import Near, State, Verdict, missing, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({"-d", "--working-dir", "--timeout"})
_RUN: Final = frozenset({"run", "run-script"})
_COMMANDS: Final = frozenset({
    "about", "archive", "audit", "browse", "bump", "check-platform-reqs", "clear-cache", "clearcache", "cc", "completion",
    "config", "create-project", "depends", "diagnose", "dump-autoload", "dumpautoload", "exec", "fund", "global", "help",
    "home", "i", "info", "init", "install", "licenses", "list", "outdated", "prohibits", "r", "reinstall", "remove", "repo",
    "repository", "require", "rm", "run", "run-script", "search", "self-update", "selfupdate", "show", "status", "suggests",
    "u", "uninstall", "update", "upgrade", "validate", "why", "why-not",
})  # fmt: skip
_HOW: Final = Runner(Kind.COMPOSER_SCRIPT, ("composer.json",), "composer run {name}", "composer -d {folder} run {name}")


@program("composer")
def composer(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a script; what is neither one nor a command may be that of a plugin."""
    words = read_leading(call.arguments, _VALUED, _RUN)
    folder = words.last("-d", "--working-dir")
    if not words.plain or words.has("-l", "--list"):
        return
    if words.plain[0].text in _RUN:
        yield from (look_up(_HOW, name, call, repository, folder) for name in words.plain[1:])
    elif not any(command.startswith(words.plain[0].text) for command in _COMMANDS):
        yield _short(words.plain[0], call, repository, folder)


def _short(name: Word, call: Call, repository: Repository, option: Word | None) -> Verdict:
    found = look_up(_HOW, name, call, repository, option)
    if found.state is not State.MISSING:
        return found
    folder = joined(call.folder, option)
    listing = _HOW.listing(repository, folder) if folder is not None else None
    scripts = [entry.name for entry in listing.entries] if listing else []
    alike = slips_of(name.text, [*scripts, *_COMMANDS])
    near = [Near(f"composer {one}") for one in alike if one in _COMMANDS]
    if alike:
        return missing(found.about, found.grounds, (*found.nearest, *near))
    return unclear(found.about, "a plugin of composer may have it")
