"""What a command line with subcommands is: its words on each level, and the options that may stand among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Cli:
    """One program; words are written with blanks between them, as its help lists them."""

    names: tuple[str, ...]
    valued: str
    """Options that take the next word."""
    flags: str
    levels: Mapping[str, str]
    """Its words by those before them: `{"": "get rollout", "rollout": "status undo"}`; each list is complete."""
    others: str = ""
    """Plugins, extensions and usual aliases on the first level: never taken for a slip."""
    prefixes: bool = False
    """Whether a beginning of a word will do."""
    runs_scripts: bool = False
    """Whether a word may be a script of package.json, or a program of a package."""

    takes_folder: bool = False
    """Whether the first word may be a folder: `vercel dist`."""

    has_aliases: bool = False
    """Whether the repository may give it commands of its own."""

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words of each level."""
        return {level: frozenset(words.split()) for level, words in self.levels.items()}

    @cached_property
    def taking(self) -> frozenset[str]:
        """The options that take the next word."""
        return frozenset(self.valued.split())

    @cached_property
    def bare(self) -> frozenset[str]:
        """The options without a value."""
        return frozenset(self.flags.split())

    @cached_property
    def foreign(self) -> frozenset[str]:
        """What is none of its words and yet may work."""
        return frozenset(self.others.split())
