"""The folder of one issue: which file is which document, under all the names people give them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from resources.listing import Listed, markdown_files
from resources.roots import PLANNING

SHARED: Final = frozenset({"ARCHITECTURE", "PROJECT_SPEC"})
"""Kinds that may also stand beside the issues, in docs/ or at the root."""

_PLAN: Final = "DEPLOY_PLAN"
_PLAN_NUMBER: Final = "09_"
_NUMBERED: Final = re.compile(r"\d+[a-z]?_.+", re.IGNORECASE)


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
    """An issue's folder inside the root, looked at anew by every call."""

    name: str
    path: Path
    root: Path
    planning: str = PLANNING

    def find(self, kind: str) -> Found:
        """Find the document of a kind (`STATUS`, `DEPLOY_PLAN`); of two, the one in the folder's habit."""
        files = markdown_files(self.path, self.root)
        numbered = _habit(files)
        found = _found(files, kind, numbered)
        if found.path is not None or kind not in SHARED:
            return found
        for folder in (self.root / self.planning, self.root / "docs", self.root):
            shared = _found(markdown_files(folder, self.root), kind, numbered)
            found = Found(shared.path, found.warnings + shared.warnings)
            if found.path is not None:
                break
        return found

    def documents(self) -> tuple[DocumentFile, ...]:
        """List the Markdown files of the folder, drafts included, in the order of their names."""
        files = markdown_files(self.path, self.root)
        return tuple(self._document(file) for file in files if file.inside)

    @property
    def plan_path(self) -> Path:
        """The plan, or where a new one goes: numbered where the folder's documents are."""
        files = markdown_files(self.path, self.root)
        number = _PLAN_NUMBER if _habit(files) else ""
        return _found(files, _PLAN, _habit(files)).path or self.path / f"{number}{_PLAN}.md"

    @property
    def draft_path(self) -> Path:
        """The draft: the one that is there, else the plan's name with `.draft.md`."""
        files = markdown_files(self.path, self.root)
        found = _found(files, f"{_PLAN}.draft", _habit(files)).path
        return found or self.plan_path.with_suffix(".draft.md")

    def _document(self, file: Listed) -> DocumentFile:
        uri = f"planning://{quote(self.name, safe='')}/{quote(file.name, safe='')}"
        return DocumentFile(self.name, file.name, file.path, file.bytes, uri)


def _found(files: tuple[Listed, ...], kind: str, numbered: bool) -> Found:
    named = [file for file in files if _is(file, kind)]
    inside = [file for file in named if file.inside]
    warnings = tuple(f"{file.name} leads out of the root: not read" for file in named if not file.inside)
    if not inside:
        return Found(None, warnings)
    best = next((file for file in inside if _is_numbered(file) == numbered), inside[0])
    if len(inside) > 1:
        names = ", ".join(file.name for file in inside)
        warnings += (f"more than one file is the {kind} ({names}): {best.name} is read",)
    return Found(best.path, warnings)


def _habit(files: tuple[Listed, ...]) -> bool:
    """Tell whether a folder numbers its documents: as its STATUS does, else as most of them do."""
    status = {_is_numbered(file) for file in files if _is(file, "STATUS")}
    if len(status) == 1:
        return status.pop()
    return 2 * sum(map(_is_numbered, files)) > len(files)


def _is(file: Listed, kind: str) -> bool:
    return re.fullmatch(rf"(\d+[a-z]?_)?_?{re.escape(kind)}\.md", file.name, re.IGNORECASE) is not None


def _is_numbered(file: Listed) -> bool:
    return _NUMBERED.fullmatch(file.name) is not None
