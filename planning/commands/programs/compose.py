"""`docker compose`: its files, and the services that it is told to start, stop or run something in."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.named_file import listing_of
from planning.commands.programs.program import program
from planning.commands.programs.subcommands import split_subcommand
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_GLOBAL = frozenset({
    "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--ansi", "--progress",
    "--parallel", "-c", "--context", "-H", "--host", "--log-level",
})  # fmt: skip
_VALUED = frozenset({
    "-t", "--timeout", "--wait-timeout", "--exit-code-from", "--attach", "--no-attach", "--pull", "--scale", "-e", "--env",
    "-v", "--volume", "-u", "--user", "-w", "--workdir", "--name", "-p", "--publish", "-l", "--label", "--entrypoint",
    "--index", "-n", "--tail", "--since", "--until", "--format", "--filter", "--status", "-s", "--signal", "--build-arg",
    "-m", "--memory", "--progress", "--ssh", "--builder", "--protocol", "--policy", "--rmi", "--env-from-file",
    "--detach-keys", "--hash", "--output", "--orderby", "--cap-add", "--cap-drop", "--attach-filter", "--down-project",
    "-o", "--provenance", "--sbom",
})  # fmt: skip
_FLAGS_OF = {
    "down": {"-v"}, "rm": {"-v", "-s"}, "logs": {"-t"}, "up": {"-w", "-v"}, "build": {"--pull", "-q"}, "exec": {"-p"},
}  # fmt: skip
"""What takes a value elsewhere, and none there."""
_FLAGS = frozenset({
    "-a", "--all", "--abort-on-container-exit", "--abort-on-container-failure", "--always-recreate-deps", "--attach-dependencies",
    "--build", "--check", "-d", "--detach", "--dry-run", "-f", "--follow", "--force", "--force-recreate", "-h", "--help",
    "--ignore-buildable", "--ignore-pull-failures", "--images", "--include-deps", "-i", "--interactive", "--json", "--menu",
    "--no-build", "--no-cache", "--no-color", "--no-deps", "--no-log-prefix", "--no-recreate", "--no-start", "--no-stream",
    "--no-trunc", "--no-tty", "--no-TTY", "--no-up", "--orphans", "--parallel", "--print", "--privileged", "--profiles", "--prune",
    "--push", "-q", "--quiet", "--quiet-build", "--quiet-pull", "--remove-orphans", "--renew-anon-volumes", "--resolve-image-digests",
    "--rm", "-s", "--service-ports", "--services", "--stop", "-T", "-t", "--timestamps", "--tty", "--use-aliases", "-v", "-V",
    "--variables", "--verbose", "--volumes", "--wait", "-w", "--watch", "--with-dependencies", "-y", "--yes", "-L",
    "--follow-link", "--archive", "--no-interpolate", "--no-normalize", "--no-path-resolution", "--no-consistency", "--compress",
    "--force-rm", "--no-rm", "-P", "-it", "-ti", "-fs", "-sf", "-fv", "-vf", "-fsv", "-qa", "-aq", "-dt",
})  # fmt: skip
_MANY = frozenset({
    "up", "build", "pull", "push", "restart", "stop", "start", "kill", "rm", "logs", "ps", "pause", "unpause", "create",
    "top", "events", "images", "watch", "wait", "stats", "down",
})  # fmt: skip
_ONE = frozenset({"run", "exec", "port", "attach"})
_DEFAULTS = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
_OVERRIDES = tuple(name.replace(".y", ".override.y") for name in _DEFAULTS)


@program("docker-compose", "podman-compose")
def compose(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files and services of a call."""
    yield from judge_compose(call.arguments, call, repository)


def judge_compose(words: tuple[Word, ...], call: Call, repository: Repository) -> Iterator[Verdict]:
    """Judge a call by the words after `docker compose`."""
    options, verb, rest = split_subcommand(words, _GLOBAL)
    given = _given(verb, rest)
    files = [word for word in options.values("-f", "--file") if word.text != "-"]
    yield from (_compose_file(word, call, repository) for word in files)
    for word in options.values("--env-file"):
        yield judge_path(f"file {word.text}", word, call, repository)
    services = [*_services(verb, given)]
    if verb == "cp":
        copied = [word for word in given.plain[:1] if ":" not in word.text and word.text != "-"]
        yield from (judge_path(f"file {word.text}", word, call, repository) for word in copied)
    if verb in _MANY | _ONE | {"config", "scale", "cp"}:
        yield from _judge_services(services, options, call, repository)


def _given(verb: str, words: tuple[Word, ...]) -> Arguments:
    """Read the words after the verb; what follows an option that nobody here knows may be its value."""
    valued = _VALUED - _FLAGS_OF.get(verb, set())
    read: list[Word] = []
    for word in words:
        before = read[-1].text if read else ""
        strange = before.startswith("--") and "=" not in before and before not in _FLAGS | _VALUED and before != "--"
        read.append(Word(word.text, sure=False) if strange and not word.text.startswith("-") else word)
    return read_arguments(read, valued)


def _compose_file(word: Word, call: Call, repository: Repository) -> Verdict:
    verdict = judge_path(f"compose file {word.text}", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    files = [listing.file for listing in repository.everywhere(Kind.COMPOSE_SERVICE).listings]
    near = (*verdict.nearest, *map(Near, closest_names(word.text, files) or files))
    return missing(verdict.about, verdict.grounds, tuple(dict.fromkeys(near))[:5])


def _services(verb: str, given: Arguments) -> Iterator[Word]:
    if verb in _ONE:
        yield from given.plain[:1]
    elif verb == "scale":
        yield from (Word(word.text.partition("=")[0], word.sure) for word in given.plain)
    elif verb in _MANY:
        yield from (*given.plain, *given.rest)
    elif verb == "cp":
        yield from (Word(word.text.partition(":")[0], word.sure) for word in given.plain if ":" in word.text)
    if verb == "up":
        yield from (Word(word.text.partition("=")[0], word.sure) for word in given.values("--scale"))


def _judge_services(services: list[Word], options: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    listings, reason = _listings(options, call, repository)
    if not listings and not reason:
        near = (listing.file for listing in repository.everywhere(Kind.COMPOSE_SERVICE).listings)
        about = f"compose file of {call.folder or 'the root'}"
        yield missing(
            about, f"{call.folder or 'the root'} has none", [Near(f"docker compose -f {file}") for file in near][:3]
        )
    elif not services and listings and not options.has("-f", "--file"):
        yield exists("compose file", listings[0].file)
    for word in services if listings or reason else ():
        yield _service(word, listings, reason, repository)


def _service(word: Word, listings: list[Listing], reason: str, repository: Repository) -> Verdict:
    about = f"{Kind.COMPOSE_SERVICE} {word.text}"
    found = next(((listing, one) for listing in reversed(listings) if (one := listing.entry(word.text))), None)
    if found and word.sure:
        return exists(about, _first(word.text, listings))
    why_open = reason or next((listing.open for listing in listings if listing.open), "")
    if why_open or not word.sure:
        return unclear(about, why_open or "nobody here can tell which service that is")
    files = " and ".join(dict.fromkeys(listing.file for listing in listings))
    return missing(about, f"{files} has no {about}", _nearest(word.text, listings, repository))


def _first(name: str, listings: list[Listing]) -> str:
    return next(listing.receipt(one) for listing in listings if (one := listing.entry(name)))


def _nearest(name: str, listings: list[Listing], repository: Repository) -> list[Near]:
    """Offer what is alike, the same name in another file, and where little is there all of it."""
    known = {one.name: listing.receipt(one) for listing in listings for one in listing.entries}
    others = repository.everywhere(Kind.COMPOSE_SERVICE).listings
    near = [Near(name, listing.receipt(one)) for listing in others if (one := listing.entry(name))]
    near += [Near(other, known[other]) for other in (closest_names(name, known) or known)]
    return near[:5]


def _listings(options: Arguments, call: Call, repository: Repository) -> tuple[list[Listing], str]:
    """Give the files that a call reads, and why these may not be all."""
    files = options.values("-f", "--file") or _from_variable(call)
    if call.place is not Place.HERE or call.folder is None or any(not word.sure or word.text == "-" for word in files):
        return [], "which files it reads is known at run time only"
    if not files:
        return _default(joined(call.folder, options.last("--project-directory")), repository)
    found: list[Listing] = []
    for path in (joined(call.folder, word) for word in files):
        listing = listing_of(Kind.COMPOSE_SERVICE, path, repository)
        if listing is None:
            return found, f"{path} is not read here"
        found.append(listing)
    return found, ""


def _from_variable(call: Call) -> tuple[Word, ...]:
    given = next((word for name, word in call.variables if name == "COMPOSE_FILE"), None)
    return tuple(Word(part, given.sure) for part in given.text.split(":")) if given else ()


def _default(folder: str | None, repository: Repository) -> tuple[list[Listing], str]:
    while folder is not None:
        listing = repository.at(Kind.COMPOSE_SERVICE, folder)
        if listing and listing.file.rpartition("/")[2] in _DEFAULTS:
            beside = (
                listing_of(Kind.COMPOSE_SERVICE, f"{folder}/{name}".lstrip("/"), repository) for name in _OVERRIDES
            )
            return [listing, *(one for one in beside if one)], ""
        if repository.presence(f"{folder}/.env".lstrip("/")) is not Presence.ABSENT:
            return [], f"{folder or 'the root'} may have a .env that names the files"
        if not folder:
            return [], ""
        folder = folder.rpartition("/")[0]
    return [], "its folder is known at run time only"
