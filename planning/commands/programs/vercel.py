"""`vercel`, `netlify` and `render`: their files, the contexts and functions in them."""

from collections.abc import Iterator

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, missing
from planning.commands.programs.configurations import configuration, configurations, judge_file, judge_names, named_in
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VERCEL_VALUED = frozenset({
    "-A", "--local-config", "--cwd", "-t", "--token", "-S", "--scope", "-e", "--env", "-b", "--build-env", "-m", "--meta",
    "--regions", "--target", "--timeout", "-Q", "--global-config", "--team", "--project", "--environment", "--archive",
})  # fmt: skip
_NETLIFY_VALUED = frozenset({
    "--dir", "-d", "--functions", "-f", "--context", "--message", "-m", "--site", "-s", "--auth", "-a", "--alias", "--cwd",
    "--config", "--filter", "--timeout", "--payload", "--port", "-p", "--name", "-n", "--querystring", "-q",
})  # fmt: skip


@program("vercel", "vc")
def vercel(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the configuration that is given."""
    words = read_arguments(call.arguments, _VERCEL_VALUED)
    for word in words.values("-A", "--local-config") if call.place is Place.HERE else ():
        yield judge_file("configuration", word, call, repository, r"vercel[\w.-]*\.json")


@program("netlify", "ntl")
def netlify(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the contexts, the functions and their folder; the folder that is deployed is built."""
    words = read_arguments(call.arguments, _NETLIFY_VALUED)
    command = words.plain[0].text if words.plain else ""
    listing = configuration(joined(call.folder, Word("netlify.toml")), repository)
    if call.place is not Place.HERE:
        return
    if command == "deploy":
        yield from _functions_folder(words.values("--functions", "-f"), call, repository)
    contexts, functions = named_in([listing], "context"), named_in([listing], "function")
    # A context may be any branch: only one that is there is told.
    yield from judge_names(
        "context", [word for word in words.values("--context") if word.text in contexts], contexts, ""
    )
    if command == "functions:invoke" and listing and functions:
        yield from judge_names("function", words.plain[1:2], functions, listing.file, listing.open)


def _functions_folder(words: tuple[Word, ...], call: Call, repository: Repository) -> Iterator[Verdict]:
    receipts = named_in(configurations(r"netlify\.toml", repository), "function").values()
    known = {receipt.rpartition("/")[0] for receipt in receipts}
    for word in words:
        verdict = judge_path(f"folder {word.text}", word, call, repository)
        if verdict.state is State.MISSING:
            near = closest_names(word.text, known)
            # What resembles nothing may be a folder that a build fills.
            if near:
                yield missing(verdict.about, verdict.grounds, [Near(one) for one in near])
        else:
            yield verdict


@program("render")
def render(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the blueprint that is checked."""
    words = read_arguments(call.arguments)
    if call.place is Place.HERE and [word.text for word in words.plain[:2]] == ["blueprints", "validate"]:
        for word in words.plain[2:3]:
            yield judge_file("blueprint", word, call, repository, r"render\.ya?ml")
