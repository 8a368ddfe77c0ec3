"""Tasks of a Rakefile and of the task files beside it, read as text: what Ruby computes stays open."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.source import Source
from resources.repository.tree import Tree, below

_NAMED: Final = re.compile(r"""^\s*(task|multitask|file|namespace)\b[\s(]*(.*)$""")
_NAME: Final = re.compile(r"""^(?::"([^"#]+)"|:([A-Za-z_]\w*[?!]?)|(?:"([^"#]+)"|'([^']+)')|([A-Za-z_]\w*):(?!:))""")
_OPENS: Final = re.compile(
    r"^\s*(?:if|unless|case|while|until|for|begin|def|class|module)\b|=\s*(?:if|case|begin)\b|\bdo\b\s*(?:\|[^|]*\|)?\s*$"
)
_ENDS: Final = re.compile(r"^\s*end\b")
_BRINGS: Final = re.compile(
    r"^\s*(?:(?:import|load|include|extend|require_relative|require|instance_eval)\b(?!\s*[=:])"
    r"|(?:[A-Z]\w*::)+\w*Task\w*\.new|Rake\.add_rakelib|Rake::Task\.define_task|\w+\.(?:install_tasks|load_tasks))"
)
_COMPUTED: Final = re.compile(r"^\s*(?:task|multitask|namespace)\b[\s(]+(?:\(|\w+\s*(?:,|=>|do|$)|:?\"[^\"]*#\{)")
_KNOWN: Final = re.compile(
    r"require(?:_relative)?\s*\(?\s*[\"'](?:rake|fileutils|json|yaml|pathname|\.?/?config/application)[\"']"
)
_FOLDERS: Final = ("lib/tasks", "rakelib", "tasks")


def _read(tree: Tree, path: str) -> Listing:
    folder = path.rpartition("/")[0]
    entries: list[Entry] = []
    reason = ""
    for file in (path, *_beside(tree, folder)):
        text = re.sub(
            r"^=begin\b.*?^=end\b",
            lambda found: "\n" * found[0].count("\n"),
            tree.text(file),
            flags=re.MULTILINE | re.DOTALL,
        )
        for line, name, why in _tasks(text.replace("\r", "")):
            if name:
                entries.append(Entry(name, line, source="" if file == path else file))
            reason = reason or (f"{file}:{line}: {why}" if why else "")
    return Listing(Kind.RAKE_TASK, path, tuple(entries), reason)


def _beside(tree: Tree, folder: str) -> Iterator[str]:
    for tasks in _FOLDERS:
        place = below(folder, tasks)
        if tree.presence(place) is Presence.FOLDER:
            names, folders = tree.listed(place)
            yield from (below(place, name) for name in names if name.endswith((".rake", ".rb")))
            for inner in folders[:50]:
                yield from (below(inner, name) for name in tree.names(inner) if name.endswith(".rake"))


def _tasks(text: str) -> Iterator[tuple[int, str, str]]:
    """Give line, name and reason to be open; blocks are told by `do` and `end`."""
    spaces: list[str] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = re.sub(r"\s#\s.*$|^\s*#.*$", "", raw)
        named = _NAMED.match(line)
        name = _NAME.match(named[2]) if named else None
        if named and name and named[1] != "namespace":
            yield number, ":".join([*filter(None, spaces), next(part for part in name.groups() if part)]), ""
        elif _COMPUTED.match(line) or (named and named[1] == "namespace" and not name):
            yield number, "", "a computed task"
        elif _BRINGS.match(line) and not _KNOWN.search(line):
            yield number, "", "tasks may be brought in"
        if _OPENS.search(line) and not re.search(r"\bend\b\s*$", line):
            is_space = named and name and named[1] == "namespace"
            spaces.append(next(part for part in name.groups() if part) if is_space and name else "")
        elif _ENDS.match(line) and spaces:
            spaces.pop()


SOURCE = Source(Kind.RAKE_TASK, ("Rakefile", "rakefile", "Rakefile.rb", "rakefile.rb"), _read)
