"""The folder of one issue: which file is which document, under all the names people give them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from resources.containment import resolved
from resources.issue_names import natural
from resources.limits import DOCUMENTS_PER_ISSUE
from resources.roots import PLANNING

SHARED: Final = frozenset({"ARCHITECTURE", "PROJECT_SPEC"})
"""Kinds that may also stand beside the issues, in docs/ or at the root."""

_NEW_NUMBER: Final = {"DEPLOY_PLAN": "09_"}
_NUMBERED: Final = re.compile(r"\d+[a-z]?_.+\.md", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """The file that is a kind of document, None where there is none, and what was odd about finding it."""

    path: Path | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A Markdown file of an issue, as listed."""

    issue: str
    name: str
    path: Path
    bytes: int
    uri: str


@dataclass(frozen=True, slots=True)
class IssueFolder:
    """An issue's folder inside the root."""

    name: str
    path: Path
    root: Path
    planning: str = PLANNING

    def find(self, kind: str) -> Found:
        """Find the document of a kind (`STATUS`, `DEPLOY_PLAN`); of two, the one in the folder's habit."""
        found = self._in(self.path, kind)
        if kind not in SHARED:
            return found
        warnings = found.warnings
        for folder in (self.path.parent, self.root / "docs", self.root):
            if found.path is not None:
                break
            found = self._in(folder, kind)
            warnings += found.warnings
        return Found(found.path, warnings)

    def documents(self) -> tuple[DocumentFile, ...]:
        """List the Markdown files of the folder, drafts included, in the order of their names."""
        files = [file for file in _markdown(self.path) if _stays(file, self.root)]
        return tuple(self._document(file) for file in files[:DOCUMENTS_PER_ISSUE])

    @property
    def plan_path(self) -> Path:
        """The plan, or where a new one goes: numbered where the folder's documents are."""
        number = _NEW_NUMBER["DEPLOY_PLAN"] if self._numbered() else ""
        return self.find("DEPLOY_PLAN").path or self.path / f"{number}DEPLOY_PLAN.md"

    @property
    def draft_path(self) -> Path:
        """The draft: the plan's name with `.draft.md`."""
        found = self._in(self.path, "DEPLOY_PLAN.draft").path
        return found or self.plan_path.with_suffix(".draft.md")

    def _in(self, folder: Path, kind: str) -> Found:
        named = _pattern(kind)
        files = [file for file in _markdown(folder) if named.fullmatch(file.name)]
        inside = [file for file in files if _stays(file, self.root)]
        warnings = tuple(
            f"{file.name} leads out of the root and is not read" for file in files if file not in inside
        )
        if not inside:
            return Found(None, warnings)
        best = next((file for file in inside if _is_numbered(file) == self._numbered()), inside[0])
        if len(inside) > 1:
            names = ", ".join(file.name for file in inside)
            warnings += (f"several files are the {kind}: {names}; {best.name} is read",)
        return Found(best, warnings)

    def _numbered(self) -> bool:
        """Tell the folder's habit: as its STATUS is named, else as most of its documents are."""
        files = _markdown(self.path)
        status = [file for file in files if _pattern("STATUS").fullmatch(file.name)]
        habits = {_is_numbered(file) for file in status}
        if len(habits) == 1:
            return habits.pop()
        return sum(map(_is_numbered, files)) * 2 > len(files)

    def _document(self, file: Path) -> DocumentFile:
        uri = f"planning://{quote(self.name, safe='')}/{quote(file.name, safe='')}"
        return DocumentFile(self.name, file.name, file, file.stat().st_size, uri)


def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(\d+[a-z]?_)?_?{re.escape(kind)}\.md", re.IGNORECASE)


def _is_numbered(file: Path) -> bool:
    return _NUMBERED.fullmatch(file.name) is not None


def _markdown(folder: Path) -> list[Path]:
    try:
        names = [file for file in folder.iterdir() if _is_markdown(file)]
    except OSError:
        return []
    return sorted(names, key=lambda file: natural(file.name))


def _is_markdown(file: Path) -> bool:
    name = file.name
    return (
        name.casefold().endswith(".md") and not name.startswith(".") and name.isprintable() and file.is_file()
    )


def _stays(file: Path, root: Path) -> bool:
    return resolved(file, root) is not None
