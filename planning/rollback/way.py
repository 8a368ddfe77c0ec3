"""What a way back is, and how the command that it follows from is read."""

import re
import shlex
from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile

from planning.checks import Record
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.word import Word
from planning.plan.parts import Step
from planning.rollback.versions import names_version


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that undo a command, the values they need, and the command they follow from."""

    steps: tuple[Step, ...]
    records: tuple[Record, ...]
    source: str


def words_of(command: str) -> tuple[str, ...]:
    """Split a command into its words; empty for what is no plain line, such as a pipe or an open quote."""
    try:
        words = tuple(shlex.split(command))
    except ValueError:
        return ()
    return () if any(word in {"|", "&&", "||", ";", "&"} or word.endswith(";") for word in words) else words


@dataclass(frozen=True, slots=True)
class Started:
    """A command by its words, the program without its folder, and how the line starts it."""

    spelling: str = ""
    """`bundle exec kamal`, `bin/kamal`: a way back starts the same program in the same way."""
    words: tuple[str, ...] = ()


def started(command: str, version: str = "") -> Started:
    """Take settings, launchers and the folder off the program of a plain line.

    Settings stay in the spelling, but for one that holds the version which the command brings out.
    """
    words = words_of(command)
    settings = tuple(takewhile(_SETTING.match, words))
    rest = words[len(settings) :]
    launcher = next((one for one in _LAUNCHERS if rest[: len(one)] == one), ())
    after = rest[len(launcher) :]
    if not after:
        return Started()
    kept = [f"{name}={shlex.quote(value)}" for name, _, value in (one.partition("=") for one in settings)
            if not names_version(value, version)]  # fmt: skip
    return Started(" ".join([*kept, *launcher, after[0]]), (after[0].rpartition("/")[2], *after[1:]))


_SETTING = re.compile(r"[A-Za-z_]\w*=")
_LAUNCHERS = (
    ("bundle", "exec"), ("npx",), ("bunx",), ("pnpm", "exec"), ("pnpm", "dlx"), ("yarn", "dlx"), ("yarn",), ("mise", "exec", "--"),
    ("mise", "x", "--"), ("dotenv", "--"), ("dotenv",), ("uv", "run"), ("poetry", "run"),
)  # fmt: skip


def arguments_of(words: tuple[str, ...], valued: Collection[str]) -> Arguments:
    """Tell the options of a command from the rest."""
    return read_arguments((Word(word) for word in words), valued)


def carried(arguments: Arguments, *names: tuple[str, ...]) -> str:
    """Write options as they were given, each with a space before: what says where a command works."""
    found = ((spellings[0], arguments.last(*spellings)) for spellings in names)
    return "".join(f" {name} {shlex.quote(value.text)}" for name, value in found if value)
