"""`manage.py` and `django-admin`: the migrations of an app, and the commands that apps bring."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Kind, Listing
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import find_revision, lists_of, revisions_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({"--settings", "--pythonpath", "--database", "-v", "--verbosity"})
_OWN = frozenset({
    "changepassword", "check", "clearsessions", "collectstatic", "compilemessages", "createcachetable", "createsuperuser",
    "dbshell", "diffsettings", "dumpdata", "findstatic", "flush", "inspectdb", "loaddata", "makemessages",
    "makemigrations", "migrate", "ogrinspect", "optimizemigration", "remove_stale_contenttypes", "runserver",
    "sendtestemail", "shell", "showmigrations", "sqlflush", "sqlmigrate", "sqlsequencereset", "squashmigrations",
    "startapp", "startproject", "test", "testserver", "version", "help",
})  # fmt: skip


@program("manage.py", "django-admin")
def manage(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what `manage.py` is told to do."""
    yield from _managed(call.arguments, joined(call.folder, call.program), call, repository)


@program("python", "python3")
def python_manage(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what `python manage.py` is told to do."""
    words = [word for word in call.arguments if not word.text.startswith("-") or word.text == "-m"]
    if words and words[0].text.rpartition("/")[2] == "manage.py":
        rest = call.arguments[call.arguments.index(words[0]) + 1 :]
        yield from _managed(rest, joined(call.folder, words[0]), call, repository)


def _managed(arguments: tuple[Word, ...], script: str | None, call: Call, repository: Repository) -> Iterator[Verdict]:
    words = read_arguments(arguments, _VALUED)
    base = script.rpartition("/")[0] if script is not None else ""
    if not words.plain or call.place is Place.ELSEWHERE:
        return
    command, *rest = words.plain
    if command.sure and command.text in {"migrate", "sqlmigrate", "squashmigrations"} and rest:
        yield from _migration(rest, base, repository)
    elif command.sure and command.text not in _OWN:
        yield _command(command.text, base, repository)


def _migration(words: list[Word], base: str, repository: Repository) -> Iterator[Verdict]:
    if not all(word.sure for word in words):
        yield unclear(f"migration {words[0]}", "it is known at run time only")
        return
    app = words[0].text
    lists = _of_app(app, base, repository)
    if not lists:
        yield unclear(f"app {app}", "no migrations of an app of this name are in the repository")
    elif len(words) == 1 or words[1].text == "zero":
        yield exists(f"app {app}", lists[0].file)
    for word in words[1:] if lists else ():
        if word.text != "zero":
            yield find_revision(word.text, lists, part=True)


def _of_app(app: str, base: str, repository: Repository) -> tuple[Listing, ...]:
    places = [f"{base}/{way}{app}/migrations".strip("/") for way in ("", "apps/", "src/")]
    direct = [listing for place in places if (listing := repository.at(Kind.MIGRATION, place))]
    known = (*direct, *lists_of(repository, "django"))
    found = {one.file: one for one in known if any(revision.group == app for revision in revisions_of(one))}
    return tuple(found.values())


def _command(name: str, base: str, repository: Repository) -> Verdict:
    about = f"management command {name}"
    own = dict(_commands(base, repository))
    if name in own:
        return exists(about, own[name])
    near = closest_names(name, (*own, *_OWN))
    if not near:
        return unclear(about, "an app that is installed may bring it")
    offered = [Near(f"manage.py {one}", own.get(one, "")) for one in near]
    return missing(about, "no app of the repository has it", offered)


def _commands(base: str, repository: Repository) -> Iterator[tuple[str, str]]:
    for way in ("", "apps", "src"):
        folder = "/".join(part for part in (base, way) if part)
        for app in repository.names(folder):
            place = f"{folder}/{app}/management/commands" if folder else f"{app}/management/commands"
            if "." not in app and repository.presence(place) is Presence.FOLDER:
                names = [name for name in repository.names(place) if name.endswith(".py") and name[0] != "_"]
                yield from ((name.removesuffix(".py"), f"{place}/{name}") for name in names)
