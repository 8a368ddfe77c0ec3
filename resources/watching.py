"""Hearing of changes under the planning folder from the operating system; no tree is walked to find them.

Watched are the planning folder, the folders of the issues that are offered as resources and of those that somebody
subscribed to, none of them with what is below. A network file system tells only of what this machine writes.
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anyio.to_thread import run_sync

from planning.finding import Refusal
from planning.limits import RESOURCE_ISSUES
from resources.issue_folder import is_document
from resources.roots import is_folder
from resources.workspace import Workspace

QUIET_MS: Final = 100
"""A burst is over when nothing happened for so long..."""
BURST_MS: Final = 1000
"""...and is told of after this time even when it goes on."""
_Changes = set[tuple[int, str]]


class UnwatchableError(Exception):
    """The system does not tell of changes: a limit is reached, or the file system cannot."""


@dataclass(frozen=True, slots=True)
class _Watched:
    """The folders that are watched, by their real names, which is how changes are reported."""

    top: Path
    """The planning folder; while there is none, the folder in which it, or a folder above it, would appear."""
    planning: Path
    issues: frozenset[Path]

    def tells(self, path: Path) -> bool:
        """Whether a change of `path` may change what clients see: temporary files of writers do not."""
        if path.parent in self.issues:
            return is_document(path.name)
        return path in self.issues or self.planning.is_relative_to(path) or path.parent == self.planning

    def replaced(self, changes: _Changes) -> bool:
        """Whether a watched folder itself went, came or was renamed, whereupon nothing more is heard of it."""
        return any(Path(path) in {self.top, *self.issues} for _, path in changes)


class Watch:
    """Hears of changes under the planning folder, until it is ended."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._issues: frozenset[str] = frozenset()
        self._stale = self._ended = False

    def include(self, issues: frozenset[str]) -> None:
        """Hear also of these issues, on offer or not, there or not."""
        if not issues <= self._issues:
            self._issues, self._stale = issues, True

    def end(self) -> None:
        """End in a moment. Whoever cancels says so here too: the thread that listens hears of nothing else at once."""
        self._ended = True

    def is_set(self) -> bool:
        """Whether to listen to the system no longer, which its library asks as it asks an event."""
        return self._ended or self._stale

    async def changes(self) -> AsyncGenerator[None]:
        """Yield after each burst of changes, and whenever something new is watched.

        Without a root there is nothing to watch: it ends at once.

        Raises:
            UnwatchableError: where the system can watch no more; says why.
        """
        while watched := await run_sync(self._watched):
            async with aclosing(_bursts(watched, self)) as bursts:
                async for changes in bursts:
                    yield
                    if watched.replaced(changes) or await run_sync(self._watched) != watched:
                        break
            if self._ended:
                return

    def _watched(self) -> _Watched | None:
        self._stale = False
        return _watched(self._workspace, self._issues)


async def _bursts(watched: _Watched, stop: Watch) -> AsyncGenerator[_Changes]:
    """Yield the changes of each burst; the first is empty, for what happened before the watching began."""
    # Only a server whose client listens needs it. Its plainer door does not say when the watching has begun.
    from watchfiles._rust_notify import RustNotify  # noqa: PLC0415

    folders = [str(folder) for folder in (watched.top, *watched.issues)]
    try:
        with RustNotify(folders, False, False, 0, False, True) as system:
            yield set()
            while isinstance(changes := await run_sync(system.watch, BURST_MS, QUIET_MS, 0, stop), set):
                if telling := {change for change in changes if watched.tells(Path(change[1]))}:
                    yield telling
    except (OSError, RuntimeError) as error:
        raise UnwatchableError(str(error)) from error


def _watched(workspace: Workspace, also: frozenset[str]) -> _Watched | None:
    if workspace.root is None:
        return None
    try:
        planning = workspace.planning_folder()
        issues = {*(planning / name for name in workspace.latest(RESOURCE_ISSUES)), *_folders(workspace, also)}
    except Refusal:  # leads out of the root, or cannot be listed: until somebody mends it
        planning, issues = workspace.root / workspace.planning, set[Path]()
    top = next((folder for folder in (planning, *planning.parents) if is_folder(folder)), workspace.root)
    return _Watched(top.resolve(), planning.resolve(), frozenset(issue.resolve() for issue in issues))


def _folders(workspace: Workspace, names: frozenset[str]) -> Iterator[Path]:
    for name in names:
        try:
            yield workspace.issue(name).path
        except Refusal:  # not there: the planning folder tells when it comes
            continue
