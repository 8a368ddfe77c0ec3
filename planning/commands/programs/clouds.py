"""`aws`, `gcloud` and `az`: the files that they are given; what they name lives in the cloud."""

from collections.abc import Iterator

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.built import judge_template
from planning.commands.programs.program import program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_AWS_VALUED = frozenset({"--template-file", "--region", "--profile", "--output", "--query", "--endpoint-url"})
_GCLOUD_VALUED = frozenset({
    "--source", "--config", "--flags-file", "--env-vars-file", "--project", "--region", "--zone", "--image", "--format",
    "--filter", "--account", "--version", "--tag", "-t", "--substitutions", "--timeout", "--to-revisions", "--impersonate-service-account",
    "--set-env-vars", "--update-env-vars", "--set-secrets", "--service-account", "--memory", "--cpu", "--platform",
    "--build-env-vars-file", "--entry-point", "--runtime", "--trigger-topic", "--image-url", "--service", "--splits", "-s",
})  # fmt: skip
_AZ_VALUED = frozenset(
    {
        "--template-file",
        "--parameters",
        "-p",
        "-g",
        "--resource-group",
        "-n",
        "--name",
        "--query",
        "-o",
        "--output",
        "--file",
    }
)


@program("aws")
def aws(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up templates, and every `file://` wherever it stands."""
    if call.place is not Place.HERE:
        return
    for word in read_arguments(call.arguments, _AWS_VALUED).values("--template-file"):
        yield judge_template(word, call, repository)
    for word in call.arguments:
        for scheme in ("file://", "fileb://"):
            before, found, path = word.text.partition(scheme)
            if found and (not before or before.endswith("=")) and "," not in path:
                yield judge_template(Word(path, word.sure), call, repository, "file")


@program("gcloud")
def gcloud(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up sources, manifests and files of settings."""
    words = read_arguments(call.arguments, _GCLOUD_VALUED)
    if call.place is not Place.HERE:
        return
    for word in words.values("--source", "--flags-file", "--env-vars-file", "--build-env-vars-file"):
        if "://" not in word.text:
            yield judge_template(word, call, repository, "file")
    for word in _deployed(words):
        if "://" not in word.text and word.text != "-":
            yield judge_template(word, call, repository, "file")


def _deployed(words: Arguments) -> tuple[Word, ...]:
    """Give what a command deploys or builds by its path."""
    plain = words.plain[1:] if words.plain and words.plain[0].text in {"alpha", "beta", "preview"} else words.plain
    match [word.text for word in plain]:
        case ["app", "deploy", *_]:
            return plain[2:]
        case ["run", "services" | "jobs" | "worker-pools", "replace", *_]:
            return plain[3:4]
        case ["builds", "submit", *_]:
            return (*plain[2:3], *words.values("--config"))
        case _:
            return ()


@program("az")
def az(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up templates and files of parameters: `@prod.json`, `prod.bicepparam`."""
    if call.place is not Place.HERE:
        return
    words = read_arguments(call.arguments, _AZ_VALUED)
    for word in words.values("--template-file"):
        yield judge_template(word, call, repository)
    for word in call.arguments:
        path = word.text.removeprefix("@")
        is_file = word.text.startswith("@") and path.endswith((".json", ".yaml", ".yml", ".bicepparam"))
        if is_file or word.text.endswith(".bicepparam"):
            yield judge_path(f"file {path}", Word(path, word.sure), call, repository)
