"""`go`: the package folders of the repository that it builds, runs or tests."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-o", "-tags", "-ldflags", "-gcflags", "-asmflags", "-mod", "-modfile", "-exec", "-run", "-bench", "-timeout", "-count", "-p",
    "-coverprofile", "-coverpkg", "-covermode", "-buildmode", "-pkgdir", "-overlay", "-skip", "-vettool", "-benchtime", "-C",
})  # fmt: skip
_BUILDS: Final = frozenset({"build", "test", "vet", "install", "list"})
_MADE: Final = frozenset({"gen", "generated", "pb", "mocks", "mock", "ent", "graph"})
"""Packages that `go generate` and its like make."""


@program("go")
def go(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up `./cmd/server` and `./internal/...`; what has no dot before it may be of another module."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or words.has("-C") or not words.plain:
        return
    action, *packages = words.plain
    # What follows the package of `go run` is the program's own.
    named = packages if action.text in _BUILDS else packages[:1] if action.text == "run" else []
    for word in named:
        path = word.text.removesuffix("...").rstrip("/")
        is_made = not _MADE.isdisjoint(path.split("/"))
        if word.text.startswith(("./", "../")) and not is_made and not path.endswith(".go") and path not in {".", ".."}:
            yield judge_path(f"package {word}", Word(path, word.sure), call, repository)
