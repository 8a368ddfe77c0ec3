"""Tasks that a build.gradle registers, and the projects of settings.gradle; plugins bring more tasks."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_TASK = re.compile(
    r"""^\s*(?:task\s+['"]?(\w+)|(?:project\.)?tasks\.(?:register|create)(?:<[^>]*>)?\s*\(?\s*['"](\w+)['"]"""
    r"""|val\s+(\w+)\s+by\s+(?:project\.)?tasks\.(?:registering|creating))"""
)
_INCLUDE = re.compile(r"""^\s*include\b(.*)$""")
_QUOTED = re.compile(r"""['"]([^'"$]+)['"]""")
_COMPUTED = re.compile(
    r"""^\s*(?:include\s*\(?\s*(?:[^'"\s(]|.*\$)|includeBuild\b|apply\b.*from)|\.each\b|forEach|\bfor\s*\("""
)


def _lines(tree: Tree, path: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(tree.text(path).replace("\r", "").split("\n"), 1):
        yield number, re.sub(r"^\s*//.*$", "", line)


def _read_tasks(tree: Tree, path: str) -> Listing:
    found = ((number, _TASK.match(line)) for number, line in _lines(tree, path))
    entries = tuple(Entry(next(name for name in one.groups() if name), number) for number, one in found if one)
    return Listing(Kind.GRADLE_TASK, path, entries, "plugins of Gradle bring tasks of their own")


def _read_projects(tree: Tree, path: str) -> Listing:
    entries: list[Entry] = []
    reason, inside = "", False
    for number, line in _lines(tree, path):
        if _COMPUTED.search(line):
            reason = reason or f"{path}:{number}: projects may be computed"
        # An include goes on while its line ends with a comma or an open bracket.
        if inside or _INCLUDE.match(line):
            names = _QUOTED.findall(line)
            entries += (Entry(name.strip(":").replace("/", ":"), number) for name in names)
            inside = line.rstrip().endswith((",", "(", "include"))
    return Listing(Kind.GRADLE_PROJECT, path, tuple(entries), reason)


TASKS = Source(Kind.GRADLE_TASK, ("build.gradle", "build.gradle.kts"), _read_tasks)
PROJECTS = Source(Kind.GRADLE_PROJECT, ("settings.gradle", "settings.gradle.kts"), _read_projects)
