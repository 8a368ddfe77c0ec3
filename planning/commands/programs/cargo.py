"""`cargo`: its aliases, the binaries and features of the package, the tasks of cargo-make."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, exists, find_in, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.cargo_projects import judge_cargo_project
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_everywhere, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({"--bin", "-p", "--package", "--manifest-path", "--features", "-F", "--target", "--profile", "-C",
                            "--config", "--color", "-j", "--example", "--target-dir", "-Z"})  # fmt: skip
_BINARY: Final = Runner(Kind.CARGO_BINARY, ("Cargo.toml",), "cargo run --bin {name}", above=True)
_TASK: Final = Runner(Kind.CARGO_MAKE_TASK, ("Makefile.toml",), "cargo make {name}")


_BUILDS: Final = frozenset({
    "run", "r", "build", "b", "install", "test", "t", "bench", "rustc", "check", "c", "clippy", "doc", "d", "package", "publish",
})  # fmt: skip


@program("cargo")
def cargo(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up an alias, the binary of `--bin`, the task of `cargo make`."""
    own = tuple(word for word in call.arguments if not word.text.startswith("+"))
    words = read_arguments(own, _VALUED)
    if not words.plain:
        return
    yield from _alias(words.plain[0], call, repository)
    if words.plain[0].text == "make":
        yield from _task(call, repository)
    elif words.plain[0].text in _BUILDS:
        yield from judge_cargo_project(words, call, repository)
        if words.has("--manifest-path", "--path", "-C"):
            return
        for name in words.values("--bin"):
            yield _binary(name, words.last("-p", "--package"), call, repository)


def _alias(name: Word, call: Call, repository: Repository) -> Iterator[Verdict]:
    listing = upward(repository, Kind.CARGO_ALIAS, call.folder) if call.folder is not None else None
    entry = listing.entry(name.text) if listing else None
    if listing and entry and call.place is Place.HERE:
        yield exists(f"{Kind.CARGO_ALIAS} {name}", listing.receipt(entry))


def _task(call: Call, repository: Repository) -> Iterator[Verdict]:
    words = read_leading(
        call.arguments, {"--makefile", "--profile", "-p", "--env", "-e", "-t", "--task", "--cwd"}, {"make"}
    )
    if words.has("--makefile", "--cwd"):
        return
    for name in words.values("-t", "--task") or words.plain[1:]:
        found = look_up(_TASK, name, call, repository)
        yield unclear(found.about, "cargo-make has tasks of its own") if found.state is State.MISSING else found


def _binary(name: Word, package: Word | None, call: Call, repository: Repository) -> Verdict:
    """Look in the package that is named, else in that of the folder; one of a workspace's other packages may have it."""
    about = f"{Kind.CARGO_BINARY} {name}"
    if not name.sure or (package and not package.sure):
        return unclear(about, "its name is known at run time only")
    packages = repository.everywhere(Kind.CARGO_PACKAGE).listings
    folders = [one.folder for one in packages if package and one.entry(package.text)]
    listing = repository.at(Kind.CARGO_BINARY, folders[0]) if len(folders) == 1 else None
    if listing:
        return find_in(listing, name.text, f"cargo run -p {package} --bin {{}}")
    found = (
        look_up(_BINARY, name, call, repository)
        if package is None
        else look_everywhere(_BINARY, name.text, call, repository)
    )
    if found.state is not State.MISSING:
        return found
    other = look_everywhere(_BINARY, name.text, call, repository)
    return other if other.state is State.EXISTS else unclear(about, "another package of the workspace may have it")
