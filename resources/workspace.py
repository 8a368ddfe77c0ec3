"""The repository as the tools see it: a root, its issues, today's date."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from planning.finding import Refusal, refuse
from resources.containment import contained, resolved
from resources.issue_folder import IssueFolder
from resources.issue_names import name_problem, natural, refused_name
from resources.limits import NEAREST_NAMES
from resources.roots import PLANNING, is_folder


def local_today() -> date:
    """Give today's date where the machine stands."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Workspace:
    """One repository's planning folder."""

    root: Path | None
    planning: str = PLANNING
    clock: Callable[[], date] = local_today
    problem: str = ""
    """Why there is no root, where the caller knows better."""

    def require_root(self) -> Path:
        """Give the root.

        Raises:
            Refusal: gate `argument`, where there is none or it is no folder.
        """
        if self.root is not None and is_folder(self.root):
            return self.root
        raise self._rootless()

    def issues(self) -> tuple[str, ...]:
        """List the issues by name; folders that lead out of the root are left out.

        Raises:
            Refusal: `argument` where there is no root, `unreadable` where its planning folder cannot be read.
        """
        return tuple(sorted((entry.name for entry in self._folders()), key=natural))

    def latest(self, count: int) -> tuple[str, ...]:
        """List the issues modified last, the latest first."""
        entries = sorted((-_modified(entry), natural(entry.name), entry.name) for entry in self._folders())
        return tuple(name for _, _, name in entries[:count])

    def issue(self, name: str) -> IssueFolder:
        """Give the folder of an issue.

        Raises:
            Refusal: gate `argument`: no root, a name that cannot be one, an issue that is not there.
        """
        root = self.require_root()
        if problem := name_problem(name):
            raise refused_name(problem)
        path = root / self.planning / name
        if not is_folder(path) or resolved(path, root) is None:
            raise self._unknown(name)
        return IssueFolder(name, path, root, self.planning)

    def _folders(self) -> list[os.DirEntry[str]]:
        root = self.require_root()
        try:
            with os.scandir(contained(root / self.planning, root)) as entries:
                return [entry for entry in entries if _is_issue(entry, root)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            message = f"the planning folder cannot be looked at: {error.strerror}"
            fix = f"give this user the right to read it, for example 'chmod u+rx {self.planning}'"
            raise refuse("unreadable", self.planning, message, fix) from error

    def _unknown(self, name: str) -> Refusal:
        known = self.issues()
        folded = {issue.casefold(): issue for issue in known}
        near = get_close_matches(name.casefold(), folded, n=NEAREST_NAMES)
        if near:
            names = ", ".join(repr(folded[match]) for match in near)
            fix = f"did you mean {names}? list_issues shows all {len(known)}"
        elif known:
            fix = f"give one that list_issues shows, for example {known[0]!r}"
        else:
            fix = f"make its folder with a STATUS.md, for example {self.planning}/{name}/STATUS.md"
        return refuse(
            "argument", "issue", f"there is no issue {name!r} in {self.planning}", fix, "list_issues"
        )

    def _rootless(self) -> Refusal:
        message = self.problem or "no folder with planning documents was found, and none was named"
        if self.root is not None:
            message = f"the root {str(self.root)!r} is not a folder"
            if "${" in str(self.root):
                message += "; the host did not fill in its variable"
        fix = (
            "set the repository's folder in the host's configuration of this server, "
            'for example "env": {"DEPLOY_PLANNER_ROOT": "/home/me/my-repository"} '
            'or "args": ["--root", "/home/me/my-repository"], and restart the server'
        )
        return refuse("argument", "root", message, fix)


def _is_issue(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        if name_problem(entry.name) or not entry.is_dir():
            return False
    except OSError:  # a link in circles
        return False
    return not entry.is_symlink() or resolved(Path(entry.path), root) is not None


def _modified(entry: os.DirEntry[str]) -> float:
    """Give the time of the latest change to a folder or a file in it, since editors write in place."""
    try:
        with os.scandir(entry.path) as files:
            return max([entry.stat().st_mtime, *(file.stat().st_mtime for file in files)])
    except OSError:
        return 0.0
