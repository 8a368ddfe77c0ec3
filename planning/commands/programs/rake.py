"""`rake`, and `rails` for what is no command of its own: tasks of the Rakefile, of lib/tasks, of Rails itself."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, State, Verdict, exists, missing, unclear
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({"-f", "--rakefile", "-C", "--directory", "-I", "--libdir", "-r", "--require", "-R", "--rakelibdir",
                            "-j", "--jobs", "-e", "--environment", "-p", "--port", "-T", "-W", "-D", "-P"})  # fmt: skip
_HOW: Final = Runner(Kind.RAKE_TASK, ("Rakefile", "rakefile"), "rake {name}", above=True)
_RAILS_COMMANDS: Final = frozenset({
    "c", "console", "s", "server", "g", "generate", "d", "destroy", "r", "runner", "t", "test", "db", "dbconsole", "new",
    "version", "plugin", "encrypted:edit", "encrypted:show", "credentials:edit", "credentials:show", "credentials:diff",
    "credentials:fetch", "boot", "devcontainer", "query",
})  # fmt: skip
_RAILS: Final = frozenset({
    "about", "action_mailbox:ingress:exim", "action_mailbox:install", "action_text:install", "active_storage:install",
    "app:template", "app:update", "assets:clean", "assets:clobber", "assets:environment", "assets:precompile", "assets:reveal",
    "cache_digests:dependencies", "cache_digests:nested_dependencies", "db:abort_if_pending_migrations", "db:create",
    "db:create:all", "db:drop", "db:drop:all", "db:encryption:init", "db:environment:set", "db:fixtures:load", "db:forward",
    "db:load_config", "db:migrate", "db:migrate:down", "db:migrate:redo", "db:migrate:reset", "db:migrate:status",
    "db:migrate:up", "db:prepare", "db:purge", "db:reset", "db:rollback", "db:schema:cache:clear", "db:schema:cache:dump",
    "db:schema:dump", "db:schema:load", "db:seed", "db:seed:replant", "db:setup", "db:structure:dump", "db:structure:load",
    "db:system:change", "db:test:prepare", "db:test:load", "db:test:purge", "db:version", "dev:cache", "dartsass:build",
    "dartsass:watch", "environment", "importmap:install", "initializers", "javascript:build", "css:build", "log:clear",
    "middleware", "notes", "railties:install:migrations", "restart", "routes", "runner", "secret", "secrets:edit",
    "secrets:show", "solid_queue:start", "stats", "tailwindcss:build", "tailwindcss:watch", "test", "test:all", "test:db",
    "test:prepare", "test:system", "time:zones", "time:zones:all", "tmp:cache:clear", "tmp:clear", "tmp:create",
    "tmp:pids:clear", "tmp:screenshots:clear", "tmp:sockets:clear", "unused_routes", "webpacker:compile",
    "webpacker:install", "yarn:install", "zeitwerk:check", "default", "spec",
})  # fmt: skip
_SPACES_OF_GEMS: Final = frozenset({
    "data", "db", "assets", "log", "tmp", "test", "spec", "i18n", "cache", "resque", "jobs", "sidekiq", "delayed", "annotate", "stats",
    "webpacker", "yarn", "importmap", "rails", "active_storage", "sitemap", "friendly_id", "paperclip", "carrierwave", "ts", "sunspot",
    "searchkick", "elasticsearch", "solr", "devise", "doorkeeper", "parallel", "cucumber", "brakeman", "bundle", "release", "rubocop",
    "graphql", "good_job", "solid_queue", "maintenance", "maintenance_tasks", "after_party", "scheduler", "flipper", "pghero", "rswag",
    "geocoder", "honeybadger", "sentry", "bugsnag", "airbrake", "newrelic", "money", "app", "deploy", "docker", "seed", "seeds", "user",
})  # fmt: skip
"""Where a gem, too, adds tasks beside the application's own."""


@program("rake")
def rake(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every task; `NAME=value` is none, the words in `task[a,b]` are its own."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has("-f", "--rakefile", "-T", "-P", "-W", "-D", "--tasks", "-C", "--directory"):
        return
    for word in words.plain:
        if "=" not in word.text and not _goes_to_version(word, call):
            yield _task(word, call, repository)


@program("rails")
def rails(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the task, where it is no command of Rails."""
    words = read_arguments(call.arguments, _VALUED).plain
    if words and words[0].text in {"runner", "r"}:
        scripts = [word for word in words[1:2] if word.text.endswith(".rb") and not re.search(r"[\s(]", word.text)]
        yield from (judge_path(f"script {word}", word, call, repository, runs=True) for word in scripts)
    for word in words[:1]:
        if word.text not in _RAILS_COMMANDS and "=" not in word.text and not _goes_to_version(word, call):
            yield _task(word, call, repository)


def _goes_to_version(word: Word, call: Call) -> bool:
    """Whether the version decides, which `rails_migrations` looks up."""
    if not word.text.startswith("db:migrate"):
        return False
    return any(one.text.startswith("VERSION=") for one in call.arguments) or "VERSION" in dict(call.variables)


def _task(word: Word, call: Call, repository: Repository) -> Verdict:
    # The brackets of a task's arguments look like a pattern of the shell.
    plain = re.sub(r"\[.*$", "", word.text)
    name = Word(plain, word.sure or (plain != word.text and not re.search(r"[$*?{`]", plain)))
    found = look_up(_HOW, name, call, repository)
    if found.state is State.EXISTS or not name.sure:
        return found
    if _has_rails(call, repository):
        return _of_rails(found, plain)
    made = (
        found.state is State.MISSING and call.place is Place.HERE and repository.presence(plain) is not Presence.ABSENT
    )
    return exists(found.about, plain) if made and ":" not in plain else found


def _has_rails(call: Call, repository: Repository) -> bool:
    listing = _HOW.listing(repository, call.folder or "") if call.place is Place.HERE else None
    folder = listing.folder if listing else ""
    return call.name == "rails" or any(
        repository.presence(f"{folder}/{file}".lstrip("/")) is Presence.FILE
        for file in ("config/application.rb", "bin/rails")
    )


def _of_rails(found: Verdict, name: str) -> Verdict:
    """Gems bring tasks to Rails: only what is all but a known name is missing."""
    if name in _RAILS or re.sub(r":(?:primary|[a-z_]+)$", "", name) in _RAILS:
        return unclear(found.about, "a task of Rails itself")
    known = [one.text.removeprefix("rake ") for one in found.nearest]
    alike = [one for one in (*known, *sorted(_RAILS)) if _is_misspelt(name, one)][:3]
    if not alike or found.state is not State.MISSING:
        return unclear(found.about, "a gem may bring it" if found.state is State.MISSING else found.grounds)
    own = tuple(near for near in found.nearest if near.text.removeprefix("rake ") in alike)
    return missing(found.about, found.grounds, own or (Near(one) for one in alike))


def _is_misspelt(name: str, task: str) -> bool:
    """Whether a name is all but another of the same namespace: `data:migrate` beside `db:migrate` is a gem's."""
    space, _, last = name.rpartition(":")
    other_space, _, other = task.rpartition(":")
    if space and space == other_space and space.partition(":")[0] not in _SPACES_OF_GEMS and _is_beginning(last, other):
        return True
    return sorted(space) == sorted(other_space) and is_slip(last, other)


def _is_beginning(name: str, other: str) -> bool:
    """Whether a name is another one cut short, or longer by a word: `backfill` beside `backfill_priority`."""
    parts, others = (re.split(r"[_-]", one) for one in (name, other))
    least = min(len(parts), len(others))
    return parts != others and parts[:least] == others[:least]
