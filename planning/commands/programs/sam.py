"""`sam` and `serverless`: templates, environments and functions."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, find_in, missing
from planning.commands.programs.built import judge_template
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined

_SAM_VALUED = frozenset({
    "-t", "--template", "--template-file", "--config-file", "--config-env", "--stack-name", "--s3-bucket", "--s3-prefix",
    "--region", "--profile", "--parameter-overrides", "--capabilities", "--tags", "-e", "--event", "-n", "--env-vars",
    "--name", "-b", "--build-dir", "-s", "--base-dir", "--image-repository", "--role-arn", "--output-template-file", "-p",
    "--port", "--docker-network", "-d", "--debug-port", "--resource-id", "--image-repositories", "-x", "--exclude",
})  # fmt: skip
_SLS_VALUED = frozenset({
    "-c", "--config", "-f", "--function", "-s", "--stage", "-r", "--region", "--aws-profile", "-p", "--path", "--package",
    "-d", "--data", "-t", "--timestamp", "--function-version", "-v", "--param", "--org", "--app", "--startTime", "-i",
})  # fmt: skip


@program("sam")
def sam(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the template, the environment of samconfig.toml, and the function that is called here."""
    words = read_arguments(call.arguments, _SAM_VALUED)
    if call.place is not Place.HERE or call.folder is None:
        return
    for word in words.values("-t", "--template", "--template-file"):
        yield judge_template(word, call, repository)
    is_local = [word.text for word in words.plain[:2]] == ["local", "invoke"]
    paths = words.values("--config-file", "--event", *(["-e"] if is_local else []))
    for word in paths:
        if word.text != "-":
            yield judge_path(f"file {word.text}", word, call, repository)
    yield from _environment(words, call, repository)
    template = _template(words, call, repository) if is_local else None
    for word in words.plain[2:3] if template else ():
        if template and word.sure and "/" not in word.text:
            yield find_in(template, word.text, "sam local invoke {}")


def _environment(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    given = words.last("--config-file")
    path = joined(call.folder, given)
    folder = (path or "").rpartition("/")[0] if given else call.folder
    listing = repository.at(Kind.SAM_ENVIRONMENT, folder or "") if path is not None else None
    environment = words.last("--config-env")
    if environment and environment.sure and listing and (not given or listing.file == path):
        yield _named(find_in(listing, environment.text), listing)


def _named(verdict: Verdict, listing: Listing) -> Verdict:
    """Offer what there is where nothing resembles what is missing."""
    if verdict.state is not State.MISSING or verdict.nearest:
        return verdict
    near = [Near(entry.name, listing.receipt(entry)) for entry in listing.entries[:3]]
    return missing(verdict.about, verdict.grounds, near)


def _template(words: Arguments, call: Call, repository: Repository) -> Listing | None:
    given = words.last("-t", "--template", "--template-file")
    path = joined(call.folder, given)
    folder = (path or "").rpartition("/")[0] if given else call.folder
    listing = repository.at(Kind.SAM_RESOURCE, folder or "") if path is not None else None
    return listing if listing and (not given or listing.file == path) else None


@program("serverless", "sls")
def serverless(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the configuration and the function."""
    words = read_arguments(call.arguments, _SLS_VALUED)
    if call.place is not Place.HERE or call.folder is None:
        return
    given = words.last("-c", "--config")
    if given:
        verdict = judge_path(f"configuration {given.text}", given, call, repository)
        known = [one.file.rpartition("/")[2] for one in repository.everywhere(Kind.SERVERLESS).listings]
        offered = [*verdict.nearest, *(Near(one) for one in closest_names(given.text, known))]
        yield missing(verdict.about, verdict.grounds, offered) if verdict.state is State.MISSING else verdict
    listing = repository.at(Kind.SERVERLESS, call.folder)
    for word in words.values("-f", "--function"):
        if listing and word.sure and (not given or joined(call.folder, given) == listing.file):
            yield _named(find_in(listing, word.text, "-f {}"), listing)
