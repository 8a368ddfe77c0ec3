"""What a source of facts is: which files hold it, where they lie, and how one is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.survey import Survey
from resources.repository.tree import Tree, below

Read = Callable[[Tree, str], Listing | None]


def anywhere(folder: str) -> bool:
    """Look in every folder that is surveyed."""
    del folder
    return True


@dataclass(frozen=True)
class Source:
    """One kind of fact."""

    kind: Kind
    files: tuple[str, ...]
    """Names of the files that hold it, the one that wins first, as patterns: `GNUmakefile`, `*.tf`."""
    read: Read
    """Reads a file, given by its path; None for one that holds none of it.

    Raises BrokenError for one that does not say what its name promises.
    """
    folders: Callable[[str], bool] = anywhere
    """Which of the surveyed folders may hold it."""
    many: bool = False
    """Whether every file of a folder that fits counts (workflows, manifests), not only the first."""
    choose: Callable[[str, tuple[str, ...]], tuple[str, ...]] | None = None
    """Gives the paths to read in a folder with these names, where patterns of file names do not tell."""

    def chosen(self, folder: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the paths of the files that count in a folder with these names."""
        if self.choose:
            return self.choose(folder, names)
        fitting = [name for pattern in self._patterns for name in names if pattern.fullmatch(name)]
        return tuple(below(folder, name) for name in (dict.fromkeys(fitting) if self.many else fitting[:1]))

    def everywhere(self, survey: Survey) -> Iterator[str]:
        """Give the paths of all files that hold it."""
        for folder, names in survey.names.items():
            if self.folders(folder):
                yield from self.chosen(folder, names)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(translate(pattern)) for pattern in self.files)
