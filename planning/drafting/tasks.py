"""Tasks of a repository by what their names say, and how each is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planning.commands.grounding.entries import Entry, Recipe, Task, Variable
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.drafting.entries import Cited, entries
from planning.drafting.production import production_in

_CALLS: dict[Kind, tuple[str, str]] = {
    Kind.MAKE_TARGET: ("make {name}", "make -C {folder} {name}"),
    Kind.JUST_RECIPE: ("just {name}", "just {folder}/{name}"),
    Kind.TASKFILE_TASK: ("task {name}", "task --dir {folder} {name}"),
    Kind.MISE_TASK: ("mise run {name}", "mise --cd {folder} run {name}"),
    Kind.NPM_SCRIPT: ("npm run {name}", "npm --prefix {folder} run {name}"),
    Kind.POE_TASK: ("poe {name}", "poe -C {folder} {name}"),
    Kind.PDM_SCRIPT: ("pdm run {name}", "pdm run -p {folder} {name}"),
    Kind.HATCH_SCRIPT: ("hatch run {name}", ""),
    Kind.COMPOSER_SCRIPT: ("composer run-script {name}", "composer -d {folder} run-script {name}"),
    Kind.RAKE_TASK: ("bundle exec rake {name}", ""),
    Kind.TOX_ENVIRONMENT: ("tox -e {name}", "tox -c {folder} -e {name}"),
    Kind.NOX_SESSION: ("nox -s {name}", "nox -f {folder}/noxfile.py -s {name}"),
    Kind.SCRIPT: ("./{path}", "./{path}"),
}
"""How a task is called from the root, by whether its file lies there or in a folder; empty where nobody can tell."""
_LOCKS = {
    "pnpm-lock.yaml": "pnpm", "pnpm-workspace.yaml": "pnpm", "yarn.lock": "yarn", ".yarnrc.yml": "yarn",
    "bun.lock": "bun", "bun.lockb": "bun", "bunfig.toml": "bun",
}  # fmt: skip
_FOLDER_OPTION = {"pnpm": "pnpm --dir", "yarn": "yarn --cwd", "bun": "bun --cwd"}
_PLACE = re.compile(r"(?:^|_)(?:ENV|ENVIRONMENT|STAGE|TARGET_ENV|DEPLOY_ENV|NAMESPACE)$")
_VERSION = re.compile(r"(?:^|_)(?:VERSION|TAG|IMAGE_TAG|RELEASE)$")


@dataclass(frozen=True, slots=True)
class Runnable:
    """A task and the command that runs it from the root."""

    name: str
    command: str
    source: str
    note: str = ""
    variables: tuple[Variable, ...] = ()
    bare: bool = True
    """Whether it can be called without arguments; a script's are known to the script alone."""

    def called(self, place: str, version: str = "") -> str | None:
        """Give the command with its settings for production; None where one of them cannot be told.

        `place` is what the repository calls production where the task's own file does not say it.
        """
        if not self.bare:
            return None
        settings = ""
        for variable in self.variables:
            value = _value(variable, place, version)
            if value is None:
                return None
            settings += f" {variable.name}={value}" if value else ""
        return f"{self.command}{settings}"


def runnables(repository: Repository) -> Iterator[Runnable]:
    """Give every task, those of the root first within each kind of task file."""
    for kind in _CALLS:
        found = sorted(entries(repository, kind, Entry), key=lambda cited: cited.folder.count("/") + bool(cited.folder))
        yield from (runnable for cited in found if (runnable := _runnable(kind, cited, repository)))


def named(repository: Repository, sign: re.Pattern[str]) -> tuple[Runnable, ...]:
    """Give the tasks whose whole name fits; those that are one task under two runners are both given."""
    found = [task for task in runnables(repository) if sign.fullmatch(task.name.rpartition("/")[2])]
    return tuple({task.command: task for task in reversed(found)}.values())[::-1]


def only(found: tuple[Runnable, ...]) -> Runnable | None:
    """Give the one task: the only one, else the one that all the others call, as a Makefile calls npm scripts."""
    if len(found) < 2:
        return found[0] if found else None
    outer = [task for task in found if all(other is task or _calls(task, other) for other in found)]
    return outer[0] if len(outer) == 1 else None


def _calls(outer: Runnable, inner: Runnable) -> bool:
    return inner.command in outer.note


def _runnable(kind: Kind, cited: Cited[Entry], repository: Repository) -> Runnable | None:
    entry = cited.entry
    if not entry.name or any(sign in entry.name for sign in "%$ *"):
        return None
    form = _CALLS[kind][bool(cited.folder)]
    path = entry.name if "/" in entry.name else cited.file
    command = form.format(name=entry.name, folder=cited.folder, path=path)
    if kind is Kind.NPM_SCRIPT:
        command = _script(entry.name, cited.folder, repository)
    variables = entry.variables if isinstance(entry, Task) else ()
    bare = kind is not Kind.SCRIPT and not (isinstance(entry, Recipe) and entry.parameters != 0)
    return Runnable(entry.name, command, cited.source, entry.note, variables, bare) if command else None


def _script(name: str, folder: str, repository: Repository) -> str:
    """Call a script with the package manager whose lock file lies there or in the root."""
    runner = next(
        (r for f in dict.fromkeys((folder, "")) for lock, r in _LOCKS.items() if _holds(repository, f, lock)), ""
    )
    if not runner:
        words = "npm test" if name == "test" else f"npm run {name}"
        return words if not folder else f"npm --prefix {folder} {words.removeprefix('npm ')}"
    return f"{_FOLDER_OPTION[runner]} {folder} run {name}" if folder else f"{runner} run {name}"


def _holds(repository: Repository, folder: str, name: str) -> bool:
    return repository.presence(f"{folder}/{name}" if folder else name) is Presence.FILE


def _value(variable: Variable, place: str, version: str) -> str | None:
    """Give what a setting is in production; empty where its default serves, None where nobody can tell."""
    if _PLACE.search(variable.name):
        if production_in([variable.default]):
            return ""
        return production_in(variable.said) or place or None
    if version and _VERSION.search(variable.name):
        return version
    return "" if variable.default else None
