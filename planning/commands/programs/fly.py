"""`fly`: its configuration, the application and the processes in it."""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, missing
from planning.commands.programs.configurations import (
    configuration,
    configurations,
    judge_file,
    judge_names,
    named_in,
    split_words,
)
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-a", "--app", "-c", "--config", "-e", "--env", "--dockerfile", "-i", "--image", "-r", "--region", "--regions",
    "--strategy", "--vm-size", "--vm-memory", "--vm-cpus", "--build-arg", "--build-secret", "--build-target", "--wait-timeout",
    "--process-group", "--process-groups", "-C", "--command", "-o", "--org", "-u", "--user", "-n", "-s", "--select",
    "-t", "--access-token", "--image-label", "--ignorefile", "--release-command-timeout", "--exclude-regions", "--machine",
    "--only-regions", "--max-unavailable", "--lease-timeout", "--max-per-region", "--volume-initial-size", "--label",
})  # fmt: skip
_FILES = r"fly([.\-_][\w.-]+)?\.toml"


@program("fly", "flyctl")
def fly(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the configuration; then the processes that it lists."""
    words = read_arguments(call.arguments, _VALUED)
    # `fly postgres connect -c` takes a query, `fly ssh console` a machine.
    if call.place is not Place.HERE or (
        words.plain and words.plain[0].text in {"postgres", "pg", "mpg", "mcp", "proxy"}
    ):
        return
    given = words.last("-c", "--config")
    is_written = bool(words.plain) and (
        words.plain[0].text == "launch" or [one.text for one in words.plain[:2]] == ["config", "save"]
    )
    if given and not is_written:
        yield judge_file("configuration", given, call, repository, _FILES)
    yield from _app(words, repository)
    yield from _processes(words, joined(call.folder, given or Word("fly.toml")), repository)
    if words.plain and words.plain[0].text == "deploy":
        yield from _deployed(words, call, repository)


def _app(words: Arguments, repository: Repository) -> Iterator[Verdict]:
    known = named_in(configurations(_FILES, repository), "app")
    app = words.last("-a", "--app")
    near = [one for one in known if app and app.sure and app.text not in known and is_slip(app.text, one)]
    if near and app:
        yield missing(f"application {app.text}", "no fly.toml has it", [Near(one, known[one]) for one in near])


def _processes(words: Arguments, path: str | None, repository: Repository) -> Iterator[Verdict]:
    listing = configuration(path, repository)
    if listing is None:
        return
    app, own = words.last("-a", "--app"), named_in([listing], "app")
    if app and app.text not in own:
        return
    groups = list(split_words(words.values("--process-group", "--process-groups")))
    if [word.text for word in words.plain[:2]] == ["scale", "count"]:
        pairs = [word.text.partition("=") for word in words.plain[2:] if word.sure]
        groups += [Word(name) for name, equals, _ in pairs if equals]
    known = named_in([listing], "process")
    yield from judge_names("process", groups, known, listing.file, listing.open)


def _deployed(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    folder = words.plain[1] if len(words.plain) > 1 else None
    if folder:
        yield judge_path(f"folder {folder.text}", folder, call, repository)
    inside = replace(call, folder=joined(call.folder, folder))
    for word in words.values("--dockerfile", "--ignorefile"):
        path = joined(call.folder, word)
        if path is None or repository.presence(path) is not Presence.FILE:
            yield judge_file("Dockerfile", word, inside, repository)
        else:
            yield judge_file("Dockerfile", word, call, repository)
