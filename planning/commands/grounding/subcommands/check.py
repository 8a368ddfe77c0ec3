"""Checks the subcommand of a call: a slip in it is found without any repository."""

import re
from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.passing import is_built
from planning.commands.grounding.plain import WELL_KNOWN
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.subcommands.cli import Cli
from planning.commands.grounding.subcommands.table import clis
from planning.commands.grounding.verdict import Near, Verdict, missing
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_WORD = re.compile(r"[a-z][a-z0-9:-]*")
_FOLDER_LENGTH = 5
_SCRIPT_LENGTH = 6
"""Where scripts and programs are subcommands too, shorter words are too close to each other: `jest`, `test`."""


def judge_subcommand(call: Call, repository: Repository) -> Verdict | None:
    """Find a subcommand that is close to a real one and is none; None for all else: plugins and aliases are many."""
    cli = clis().get(call.name) if call.readable else None
    if cli is None:
        return None
    before: list[str] = []
    for word in _plain(call, cli):
        known = cli.words.get(" ".join(before))
        if known is None or _is_known(word, known, before, cli):
            before.append(word)
            if known is None:
                return None
            continue
        meant = slips_of(word, known)
        if not meant or _may_work(word, cli, call, repository):
            return None
        beginning = " ".join([call.name, *before])
        near = [Near(f"{beginning} {one}") for one in meant]
        return missing(f"{beginning} {word}", f"{beginning} has no such command", near)
    return None


def _is_known(word: str, known: frozenset[str], before: list[str], cli: Cli) -> bool:
    if word in known or not _WORD.fullmatch(word):
        return True
    return not before and (word in cli.foreign or (cli.prefixes and any(one.startswith(word) for one in known)))


def _may_work(word: str, cli: Cli, call: Call, repository: Repository) -> bool:
    """Whether a word that is no command may be something else: a script, an alias, a folder."""
    return (
        (cli.runs_scripts and (len(word) < _SCRIPT_LENGTH or _may_run(word, repository)))
        or (cli.has_aliases and _may_be_alias(word, repository))
        or (cli.takes_folder and _may_be_folder(word, call, repository))
    )


def _may_run(word: str, repository: Repository) -> bool:
    scripts = repository.everywhere(Kind.NPM_SCRIPT)
    return word in WELL_KNOWN or bool(scripts.why_open) or any(one.entry(word) for one in scripts.listings)


def _may_be_alias(word: str, repository: Repository) -> bool:
    known = repository.everywhere(Kind.PLATFORM_APP)
    entries = (entry for listing in known.listings for entry in listing.entries)
    return bool(known.why_open) or any(entry.name == word and entry.note == "alias" for entry in entries)


def _may_be_folder(word: str, call: Call, repository: Repository) -> bool:
    path = joined(call.folder, Word(word))
    there = path is None or repository.presence(path) is not Presence.ABSENT
    return there or len(word) < _FOLDER_LENGTH or is_built(word)


def _plain(call: Call, cli: Cli) -> Iterator[str]:
    """Give the words that are no options, as far as they can be told from the values of options."""
    words = list(call.arguments)
    while words:
        word = words.pop(0)
        if not word.sure or word.text == "--":
            return
        if word.text.startswith("+"):
            continue
        if not word.text.startswith("-"):
            yield word.text
        elif word.text in cli.taking:
            words = words[1:]
        elif word.text not in cli.bare and "=" not in word.text:
            return
