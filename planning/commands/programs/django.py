"""`manage.py` and `django-admin`: the migrations of an app, and the commands that apps bring."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import slips_of
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
_INSTALLED = frozenset({
    "rebuild_index", "update_index", "clear_index", "show_urls", "shell_plus", "runserver_plus", "reset_db", "compress",
    "migrate_schemas", "tenant_command", "spectacular", "generateschema", "qcluster", "rqworker", "process_tasks",
    "createinitialrevisions", "deleterevisions", "axes_reset", "tailwind", "compilejsi18n", "drf_create_token",
    "run_huey", "update_translation_fields", "sync_translation_fields", "warm_cache", "clear_cache", "clearcache",
    "search_index", "create_jwks", "fixtree", "publish_scheduled", "send_queued_mail", "cleanup_mail", "dbbackup",
    "dbrestore", "mediabackup", "mediarestore", "validate_templates", "print_settings", "wait_for_db",
})  # fmt: skip
"""Commands and apps of well-known packages, which look like somebody's own."""
_APPS = frozenset({
    "auth", "admin", "contenttypes", "sessions", "sites", "flatpages", "redirects", "messages", "authtoken", "account",
    "accounts", "socialaccount", "reversion", "axes", "otp_totp", "otp_static", "oauth2_provider", "django_celery_beat",
    "django_celery_results", "guardian", "silk", "waffle", "taggit", "wagtailcore", "token_blacklist",
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
    yield from _settings(words.last("--settings"), base, repository)
    command, *rest = words.plain
    if command.sure and command.text in {"migrate", "sqlmigrate", "squashmigrations"} and rest:
        yield from _migration(rest, base, repository)
    elif not command.sure:
        yield unclear(f"management command {command}", "it is known at run time only")
    elif command.text not in _OWN:
        yield _command(command.text, base, repository)


def _migration(words: list[Word], base: str, repository: Repository) -> Iterator[Verdict]:
    if not all(word.sure for word in words):
        yield unclear(f"migration {words[0]}", "it is known at run time only")
        return
    app = words[0].text
    lists = _of_app(app, base, repository)
    if not lists:
        yield _no_app(app, repository)
    elif len(words) == 1 or words[1].text == "zero":
        yield exists(f"app {app}", lists[0].file)
    for word in words[1:] if lists else ():
        if word.text != "zero":
            yield find_revision(word.text, lists, part=True)


def _no_app(app: str, repository: Repository) -> Verdict:
    """Tell a slip of the pen from an app that is installed: that may have any name."""
    lists = lists_of(repository, "django")
    labels = {revision.group: listing.file for listing in lists for revision in revisions_of(listing)}
    # `order` of a package beside our `orders` is another app.
    near = [one for one in slips_of(app, labels) if app not in _APPS and one != f"{app}s"]
    if not near:
        return unclear(f"app {app}", "no migrations of an app of this name are in the repository")
    return missing(f"app {app}", "no app of the repository is called so", [Near(one, labels[one]) for one in near])


def _settings(word: Word | None, base: str, repository: Repository) -> Iterator[Verdict]:
    """Look the settings up where their package is the repository's."""
    if word is None or not word.sure or "." not in word.text:
        return
    path = "/".join(part for part in (base, word.text.replace(".", "/")) if part)
    folder, _, name = path.rpartition("/")
    there = {repository.presence(f"{path}.py"), repository.presence(path)}
    if repository.presence(f"{path}.py") is Presence.FILE:
        yield exists(f"settings {word.text}", f"{path}.py")
    elif there == {Presence.ABSENT} and repository.presence(folder) is Presence.FOLDER:
        names = [one.removesuffix(".py") for one in repository.names(folder) if one.endswith(".py") and one[0] != "_"]
        near = [
            Near(f"{word.text.rpartition('.')[0]}.{one}", f"{folder}/{one}.py") for one in closest_names(name, names)
        ]
        yield missing(f"settings {word.text}", f"{folder} has no such module", near)


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
    # A name that holds a known one says more: `migrates`, `checks`.
    near = [one for one in slips_of(name, (*own, *_OWN)) if name not in _INSTALLED and one not in name]
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
