"""`php artisan`: commands of the application, the migrations and seeders that it is given."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_LARAVEL: Final = frozenset({
    "about", "clear-compiled", "completion", "db", "docs", "down", "env", "help", "inspire", "list", "migrate", "optimize", "pail",
    "serve", "test", "tinker", "up", "auth:clear-resets", "cache:clear", "cache:forget", "cache:prune-stale-tags", "cache:table",
    "channel:list", "config:cache", "config:clear", "config:publish", "config:show", "db:monitor", "db:seed", "db:show", "db:table",
    "db:wipe", "env:decrypt", "env:encrypt", "event:cache", "event:clear", "event:list", "install:api", "install:broadcasting",
    "key:generate", "lang:publish", "migrate:fresh", "migrate:install", "migrate:refresh", "migrate:reset", "migrate:rollback",
    "migrate:status", "model:prune", "model:show", "notifications:table", "optimize:clear", "package:discover", "queue:batches-table",
    "queue:clear", "queue:failed", "queue:failed-table", "queue:flush", "queue:forget", "queue:listen", "queue:monitor",
    "queue:prune-batches", "queue:prune-failed", "queue:restart", "queue:retry", "queue:retry-batch", "queue:table", "queue:work",
    "route:cache", "route:clear", "route:list", "schedule:clear-cache", "schedule:finish", "schedule:interrupt", "schedule:list",
    "schedule:run", "schedule:test", "schedule:work", "schema:dump", "session:table", "storage:link", "storage:unlink", "stub:publish",
    "vendor:publish", "view:cache", "view:clear", "horizon:terminate", "horizon:pause", "horizon:continue", "octane:reload",
})  # fmt: skip
_VALUED: Final = frozenset({"--path", "--class", "--seeder", "--env", "--database", "--step", "--batch", "--queue"})


@program("php", "artisan")
def artisan(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the command; one that is no slip of a known one may be a package's."""
    script, words = _split(call)
    if script is None or not words.plain or call.place is Place.ELSEWHERE or not words.plain[0].sure:
        return
    name, folder = words.plain[0].text, script.rpartition("/")[0]
    if name not in _LARAVEL:
        yield from _command(name, folder, repository)
    if name.startswith("migrate") and not words.has("--realpath"):
        inside = Call(call.program, folder=folder, place=call.place)
        yield from (judge_path(f"migration {word}", word, inside, repository) for word in words.values("--path"))
    if name == "db:seed" or name.startswith("migrate"):
        for word in words.values("--class", "--seeder"):
            yield from _seeder(word, folder, call, repository)


def _split(call: Call) -> tuple[str | None, Arguments]:
    """Give the path of artisan, and the words after it."""
    if call.name == "artisan":
        return joined(call.folder, call.program), read_arguments(call.arguments, _VALUED)
    at = next((n for n, word in enumerate(call.arguments) if not word.text.startswith("-")), len(call.arguments))
    script = call.arguments[at] if at < len(call.arguments) else Word("")
    path = joined(call.folder, script) if script.text.rpartition("/")[2] == "artisan" else None
    return path, read_arguments(call.arguments[at + 1 :], _VALUED)


def _command(name: str, folder: str, repository: Repository) -> Iterator[Verdict]:
    listing = repository.at(Kind.ARTISAN_COMMAND, folder)
    entry = listing.entry(name) if listing else None
    about = f"{Kind.ARTISAN_COMMAND} {name}"
    own = {one.name: listing.receipt(one) for one in listing.entries} if listing else {}
    meant = next((one for one in (*own, *sorted(_LARAVEL)) if is_slip(name, one)), "")
    if listing and entry:
        yield exists(about, listing.receipt(entry))
    elif meant:
        yield missing(about, "the application has no such command", [Near(f"php artisan {meant}", own.get(meant, ""))])
    else:
        yield unclear(about, "a package may bring it")


def _seeder(word: Word, folder: str, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look the class up where seeders lie; one of another namespace may be a package's."""
    about, place = f"seeder {word}", f"{folder}/database/seeders".lstrip("/")
    space, _, name = word.text.replace("\\\\", "\\").rpartition("\\")
    names = [one.removesuffix(".php") for one in repository.names(place) if one.endswith(".php")]
    if not word.sure or space.strip("\\") not in {"", "Database\\Seeders"} or not names:
        yield unclear(about, "a package may bring it, or its name is known at run time only")
    elif name in names:
        yield exists(about, f"{place}/{name}.php")
    elif repository.presence(f"{place}/{name}.php") is Presence.ABSENT and call.place is Place.HERE:
        like = closest_names(name, names)
        near = (Near(one, f"{place}/{one}.php", bool(like)) for one in like or names[:3])
        yield missing(about, f"{place} has no such class", near)
