"""Targets of a Makefile and of what it includes, read as text: `$(shell ...)` is never run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from planning.commands.grounding.entries import Entry, Gap, Listing, Task, Variable
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.included import included_path
from resources.repository.formats.make_variables import variables_of
from resources.repository.formats.makefile import Rule, read_rules
from resources.repository.source import Source
from resources.repository.tree import Tree

_INCLUDED_FILES: Final = 50
_NO_RULES: Final = re.compile(r"(?:^|/)(?:\.env[^/]*|[^/]*\.env|[^/]*\.d)$")
"""Settings and what a compiler writes: they name no goals of people."""


@dataclass(slots=True)
class _Reading:
    """One Makefile with all that it includes."""

    tree: Tree
    folder: str
    """That of the Makefile: make looks for included files from there."""
    main: str
    found: dict[str, Entry] = field(default_factory=dict[str, Entry])
    promised: dict[str, Entry] = field(default_factory=dict[str, Entry])
    open: str = ""
    gaps: list[Gap] = field(default_factory=list[Gap])
    read: set[str] = field(default_factory=set[str])
    variables: dict[str, tuple[Variable, ...]] = field(default_factory=dict[str, tuple[Variable, ...]])
    """What each target takes from its caller."""

    def file(self, path: str) -> None:
        """Read a file and what it includes."""
        self.read.add(path)
        self.variables = variables_of(self.tree.text(path)) | self.variables
        for rule in read_rules(self.tree.text(path)):
            self._rule(rule, path)

    def _rule(self, rule: Rule, path: str) -> None:
        source = "" if path == self.main else path
        for name in rule.names:
            variables = self.variables.get(name, ())
            self.found.setdefault(name, Task(name, rule.line, source=source, variables=variables))
        for name in rule.phony:
            self.promised.setdefault(name, Entry(name, rule.line, source=source))
        if rule.open:
            self.stays_open(f"{path}:{rule.line}: {rule.open}")
        self.gaps += (Gap(pattern, f"{path}:{rule.line}: a pattern rule") for pattern in rule.patterns)
        for included in rule.includes:
            self._include(included, rule, path)

    def _include(self, name: str, rule: Rule, path: str) -> None:
        found = list(self._files(name))
        if (not found and not _NO_RULES.search(name)) or len(self.read) > _INCLUDED_FILES:
            self.stays_open(f"{path}:{rule.line}: {name} is included and is not in the repository")
        for file in found:
            if file not in self.read:
                self.file(file)

    def _files(self, name: str) -> Iterator[str]:
        path = included_path(self.folder, name)
        if path is None:
            return
        folder, _, last = path.rpartition("/")
        if any(sign in last for sign in "*?["):
            pattern = Source(Kind.MAKE_TARGET, (last,), _read, many=True)
            yield from pattern.chosen(folder, self.tree.names(folder))
        elif self.tree.presence(path) is Presence.FILE:
            yield path

    def stays_open(self, why: str) -> None:
        """Note the first reason."""
        self.open = self.open or why


def _listing(kind: Kind, tree: Tree, path: str) -> Listing:
    reading = _Reading(tree, path.rpartition("/")[0], path)
    reading.file(path)
    # A name that is only promised has no recipe, and make is content with it all the same.
    entries = {**reading.promised, **reading.found}
    return Listing(
        kind,
        path,
        tuple(sorted(entries.values(), key=lambda entry: (entry.source, entry.line))),
        reading.open,
        gaps=tuple(reading.gaps),
    )


def _read(tree: Tree, path: str) -> Listing:
    return _listing(Kind.MAKE_TARGET, tree, path)


def _read_named(tree: Tree, path: str) -> Listing:
    return _listing(Kind.MAKE_FILE, tree, path)


SOURCE = Source(Kind.MAKE_TARGET, ("GNUmakefile", "makefile", "Makefile"), _read)
NAMED = Source(Kind.MAKE_FILE, ("*.mk", "*.mak", "*.make", "*akefile*"), _read_named, many=True)
"""Files that `make -f` may be given."""
