"""The project as the tools see it: its root, its issues, today's date."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Final

from planning.finding import Refusal, refuse
from planning.limits import ISSUES, NEAREST_NAMES
from resources.containment import OutsideError, is_inside, resolve_inside, scanned_folder
from resources.document_names import natural
from resources.issue_folder import IssueFolder
from resources.issue_name import flaw
from resources.roots import PLANNING, is_folder, locate_root
from resources.trouble import outside, too_many, unreadable
from resources.turn import going_on

_SET_ROOT: Final = (
    "name the project's folder: `claude mcp add deploy-planner -- deploy-planner --root /path/to/project` "
    'in Claude Code, `"args": ["--root", "/path/to/project"]` in Claude Desktop and Cursor, '
    '`"args": ["--root", "${workspaceFolder}"]` in VS Code, or set DEPLOY_PLANNER_ROOT=/path/to/project'
)


def today() -> date:
    """Give the date of the machine's own time zone."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A root with a planning folder; without a root it still answers, and says what to set."""

    root: Path | None
    planning: str = PLANNING
    clock: Callable[[], date] = today
    problem: str = ""
    """Why there is no root."""

    def planning_folder(self) -> Path:
        """Give the folder that holds the issues, whether or not it exists.

        Refuses (`argument`) where there is no root, or where the folder leads out of it.
        """
        return self._places()[1]

    def _places(self) -> tuple[Path, Path]:
        if self.root is None:
            raise refuse("argument", "root", self.problem or "no project root is known", _SET_ROOT)
        folder = self.root / self.planning
        if not is_inside(folder, self.root):
            message = f"the planning folder {self.planning} leads out of the root"
            raise refuse("argument", "root", message, _SET_ROOT)
        return self.root, folder

    def issues(self) -> tuple[str, ...]:
        """Name every issue, 2 before 10.

        Refuses as `planning_folder` does, what cannot be listed, and (`over-limit`) more than are listed.
        """
        return tuple(sorted(self._names(), key=natural))

    def folders(self) -> tuple[IssueFolder, ...]:
        """Give the folder of every issue, in the order of `issues`; refuses as that does."""
        root, planning = self._places()
        return tuple(IssueFolder(name, planning / name, root, planning) for name in self.issues())

    def latest(self, count: int) -> tuple[str, ...]:
        """Name the `count` issues in whose folders something changed last, the latest first; refuses as `issues`."""
        folder = self.planning_folder()
        return tuple(sorted(self.issues(), key=lambda name: _changed(folder / name), reverse=True)[:count])

    def issue(self, name: str) -> IssueFolder:
        """Give an issue's folder by its name.

        Refuses (`argument`) without a root, for a name that no issue may have, and for one that none has.
        """
        root, folder = self._places()
        if reason := flaw(name):
            fix = f"give the name of a folder in {self.planning}, for example {self._example()!r}"
            raise refuse("argument", "issue", f"the name {reason}", fix, "list_issues")
        found = name if self._holds(folder / name) else self._sought(folder, name)
        return IssueFolder(found, folder / found, root, folder)

    def _sought(self, folder: Path, name: str) -> str:
        issues = self.issues()
        # The same letters, composed otherwise: some file systems store them so.
        same = unicodedata.normalize("NFC", name)
        for issue in issues:
            if unicodedata.normalize("NFC", issue) == same:
                return issue
        raise refuse("argument", "issue", *self._unknown(folder, name, issues), "list_issues")

    def _holds(self, path: Path) -> bool:
        return self.root is not None and is_folder(path) and is_inside(path, self.root)

    def _unknown(self, folder: Path, name: str, issues: tuple[str, ...]) -> tuple[str, str]:
        if not is_folder(folder):
            return (
                f"there is no folder {self.planning}",
                f"create {self.planning}/{name}/STATUS.md, or {_SET_ROOT}",
            )
        if not issues:
            return f"{self.planning} holds no issue", f"create {self.planning}/{name}/STATUS.md"
        near = nearest(name, issues)
        fix = f"give one of {', '.join(map(repr, near))}" if near else f"give an issue such as {issues[-1]!r}"
        return f"no issue is named {name!r}", f"{fix}; list_issues names all {len(issues)}"

    def _example(self) -> str:
        try:
            return next(iter(self.issues()), "add-jwt-auth")
        except Refusal:  # the name is at fault here, and not the folder
            return "add-jwt-auth"

    def _names(self) -> list[str]:
        found = list(islice(self._scanned(), ISSUES + 1))
        if len(found) > ISSUES:
            raise too_many(
                self.planning,
                "issues",
                ISSUES,
                f"a folder beside {self.planning}; whoever knows an issue's name may still use it",
            )
        return found

    def _scanned(self) -> Iterator[str]:
        root, folder = self._places()
        try:
            with scanned_folder(resolve_inside(folder, root), root) as entries:
                yield from (entry.name for entry in going_on(entries) if self._is_issue(entry, folder))
        except (FileNotFoundError, NotADirectoryError):
            return
        except OutsideError:  # a link took its place just now
            raise outside("unreadable", self.planning) from None
        except OSError as error:
            raise unreadable(self.planning, error) from error

    def _is_issue(self, entry: os.DirEntry[str], folder: Path) -> bool:
        try:
            if flaw(entry.name) or not entry.is_dir():
                return False
        except OSError:
            return False
        return not entry.is_symlink() or self._holds(folder / entry.name)


def open_workspace(
    explicit: str | None,
    environ: Mapping[str, str],
    cwd: Path,
    planning: str = PLANNING,
    clock: Callable[[], date] = today,
) -> Workspace:
    """Find the root and give its workspace; never fails, the reason is kept for whoever asks."""
    found = locate_root(explicit, environ, cwd, planning)
    return Workspace(found.root, planning, clock, found.problem)


def nearest(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Choose the few names that look most like `name`, whatever their case."""
    folded = {other.casefold(): other for other in reversed(names)}
    near = get_close_matches(name.casefold(), folded, NEAREST_NAMES, 0.5)
    return tuple(folded[other] for other in near)


def _changed(folder: Path) -> float:
    """Give when something in the folder changed: an edit in place does not touch the folder itself."""
    try:
        times = [folder.stat().st_mtime]
        with os.scandir(folder) as inner:
            times += [file.stat(follow_symlinks=False).st_mtime for file in inner]
    except OSError:
        return 0.0
    return max(times)
