"""`gradle` and `./gradlew`: tasks that a build file registers, projects that the settings name."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Entry
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, exists, find_in, unclear
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-p", "--project-dir", "-b", "--build-file", "-c", "--settings-file", "-x", "--exclude-task", "-I", "--init-script",
    "--tests", "-g", "--gradle-user-home", "--console", "--max-workers", "--include-build", "--project-cache-dir",
})  # fmt: skip


@program("gradle", "gradlew", "gradlew.bat")
def gradle(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up tasks; what no build file registers may be a plugin's."""
    words = read_arguments(call.arguments, _VALUED)
    own_place = words.has("-p", "--project-dir", "-b", "--build-file", "-c", "--settings-file", "--include-build")
    if own_place or call.place is not Place.HERE or call.folder is None:
        return
    for word in words.plain:
        yield _task(word, call.folder, repository)


def _task(word: Word, folder: str, repository: Repository) -> Verdict:
    about = f"{Kind.GRADLE_TASK} {word}"
    project, _, name = word.text.strip(":").rpartition(":")
    settings = repository.at(Kind.GRADLE_PROJECT, folder)
    if not word.sure or (project and settings is None):
        return unclear(about, "its project or name is known at run time only")
    if project and settings and not any(f"{entry.name}:".startswith(f"{project}:") for entry in settings.entries):
        return find_in(settings, project, ":{}:" + name)
    for place in _places(project, folder, settings.entries if settings and not word.text.startswith(":") else ()):
        listing = repository.at(Kind.GRADLE_TASK, place)
        entry = listing.entry(name) if listing else None
        if listing and entry:
            return exists(about, listing.receipt(entry))
    return unclear(about, "plugins of Gradle bring tasks of their own")


def _places(project: str, folder: str, projects: tuple[Entry, ...]) -> Iterator[str]:
    """Give the folders of the project; without one every project is asked."""
    yield "/".join(part for part in (folder, project.replace(":", "/")) if part)
    for entry in projects if not project else ():
        yield "/".join(part for part in (folder, entry.name.replace(":", "/")) if part)
