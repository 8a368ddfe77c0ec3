"""`glab`, `gitlab-runner exec` and `gitlab-ci-local`: the jobs of the pipeline."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, find_in, missing, unclear
from planning.commands.programs.here import is_here
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-R", "--repo", "-b", "--branch", "-p", "--pipeline-id", "--variables", "--variables-env", "--variables-file", "--variable",
    "-f", "--file", "-i", "--input", "--cwd", "--home", "--env", "-F", "--output",
})  # fmt: skip
_ON_JOB = frozenset({"trigger", "retry", "trace", "play"})


@program("glab")
def glab(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the job that is started, run again or followed; a number is one of the server's."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has("-R", "--repo") or not is_here(call):
        return
    match words.plain:
        case [group, verb, *names] if group.text in {"ci", "pipe", "pipeline", "job"}:
            if verb.text in _ON_JOB and names and not words.has("-b", "--branch", "-p", "--pipeline-id"):
                yield _job(names[0], "glab ci trigger {}", repository)
        case _:
            pass


@program("gitlab-runner", "gitlab-ci-local")
def gitlab_runner(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the jobs that are run on this machine."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or call.folder or words.has("--file", "-f", "--cwd"):
        return
    names = words.plain
    if call.name == "gitlab-runner":
        names = names[2:3] if names and names[0].text == "exec" else ()
    for name in names:
        yield _job(name, f"{call.name} {{}}", repository)


def _job(word: Word, written: str, repository: Repository) -> Verdict:
    about = f"{Kind.GITLAB_JOB} {word.text}"
    listing = repository.at(Kind.GITLAB_JOB, "")
    # Jobs of a matrix are called with their values: `test: [3.12]`.
    if not word.sure or word.text.isdigit() or ": [" in word.text or listing is None:
        return unclear(about, "which job that is, the server knows")
    verdict = find_in(listing, word.text, written)
    if verdict.state is State.MISSING and not verdict.nearest:
        near = [Near(written.format(entry.name), listing.receipt(entry), alike=False) for entry in listing.entries[:3]]
        return missing(about, verdict.grounds, near)
    return verdict
