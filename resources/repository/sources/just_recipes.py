"""Recipes and aliases of a justfile, of what it imports, and of its modules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from planning.commands.grounding.entries import Gap, Listing, Recipe
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.included import included_path
from resources.repository.source import Source
from resources.repository.tree import Tree

_RECIPE: Final = re.compile(r"^@?([A-Za-z_][\w-]*)((?:\s+[^:]*?)?)\s*:(?!=)")
_ALIAS: Final = re.compile(r"^alias\s+([A-Za-z_][\w-]*)\s*:=\s*([\w:-]+)")
_IMPORT: Final = re.compile(r"""^import(\?)?\s+x?(['"])(.+?)\2""")
_MODULE: Final = re.compile(r"""^mod(\?)?\s+([A-Za-z_][\w-]*)(?:\s+(['"])(.+?)\3)?\s*$""")
_FALLBACK: Final = re.compile(r"^set\s+fallback(?:\s*:=\s*true)?\s*$")
_QUOTED: Final = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|`[^`]*`|\([^()]*\)")
_BLOCK: Final = re.compile(r"\"\"\"|'''|```")
_DEPTH: Final = 8


@dataclass(slots=True)
class _Reading:
    """One justfile with all that it brings in."""

    tree: Tree
    main: str
    found: dict[str, Recipe] = field(default_factory=dict[str, Recipe])
    open: str = ""
    gaps: list[Gap] = field(default_factory=list[Gap])

    def file(self, path: str, start: str = "", depth: int = 0) -> None:
        """Read a file; `start` is the module that it stands in: `chart::`."""
        aliases: list[tuple[Recipe, str]] = []
        for number, line in _statements(self.tree.text(path)):
            recipe, alias = _RECIPE.match(_QUOTED.sub("q", line)), _ALIAS.match(line)
            entry = Recipe("", number, source="" if path == self.main else path)
            if alias:
                aliases.append((replace(entry, name=start + alias[1]), start + alias[2]))
            elif recipe and recipe[1] not in {"set", "export"}:
                self.found.setdefault(
                    start + recipe[1], replace(entry, name=start + recipe[1], parameters=_parameters(recipe[2]))
                )
            else:
                self._brought(line, f"{path}:{number}", path, start, depth)
        for entry, target in aliases:
            meant = self.found.get(target)
            self.found.setdefault(entry.name, replace(entry, parameters=meant.parameters if meant else None))

    def _brought(self, line: str, place: str, path: str, start: str, depth: int) -> None:
        imported, module = _IMPORT.match(line), _MODULE.match(line)
        folder = path.rpartition("/")[0]
        if imported:
            self._file_or_gap([imported[3]], folder, start, place, depth)
        elif module:
            name = module[2]
            usual = [f"{name}.just", f"{name}/mod.just", f"{name}/justfile", f"{name}/.justfile"]
            named = [module[4], f"{module[4]}/mod.just", f"{module[4]}/justfile"] if module[4] else usual
            self._file_or_gap(named, folder, f"{start}{name}::", place, depth)
        elif _FALLBACK.match(line) and folder:
            self.open = self.open or f"{place}: recipes of the folders above count too"

    def _file_or_gap(self, named: list[str], folder: str, start: str, place: str, depth: int) -> None:
        for name in named:
            path = included_path(folder, name)
            if path and depth < _DEPTH and self.tree.presence(path) is Presence.FILE:
                self.file(path, start, depth + 1)
                return
        why = f"{place}: {named[0]} is brought in and is not in the repository"
        self.gaps.append(Gap(re.escape(start) + (".*" if len(named) > 1 else "[^:]*"), why))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that begin at the margin and are no comment, without what stands in texts of several lines."""
    inside = ""
    for number, line in enumerate(text.replace("\r", "").split("\n"), 1):
        if not inside and line and not line[0].isspace() and line[0] not in "#[":
            yield number, line
        elif not inside and line.startswith("["):
            # Attributes may stand before the name in the same line.
            rest = re.sub(r"^(?:\[[^\]]*\]\s*)+", "", line)
            yield from ((number, rest),) if rest else ()
        if not line[:1].isspace() or inside:
            for sign in _BLOCK.findall(line):
                inside = "" if inside == sign else inside or sign


def _parameters(text: str) -> int | None:
    words = re.sub(r"\s*=\s*\S+", "", text).split()
    return None if any(word.startswith(("+", "*")) for word in words) else len(words)


def _read(tree: Tree, path: str) -> Listing:
    reading = _Reading(tree, path)
    reading.file(path)
    return Listing(Kind.JUST_RECIPE, path, tuple(reading.found.values()), reading.open, gaps=tuple(reading.gaps))


_ANY_CASE: Final = "".join(f"[{letter}{letter.upper()}]" for letter in "justfile")
SOURCE = Source(Kind.JUST_RECIPE, ("justfile", _ANY_CASE, f".{_ANY_CASE}"), _read)
