"""`act`, `firebase`, `supabase` and `eb`: workflows, projects, functions and environments in their files."""

from collections.abc import Iterator

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, exists, missing
from planning.commands.programs.configurations import configurations, judge_names, named_in
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word


@program("act")
def act(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the workflows and the event that are given."""
    words = read_arguments(
        call.arguments, {"-W", "--workflows", "-e", "--eventpath", "-j", "--job", "-P", "-s", "--env-file"}
    )
    for word in words.values("-W", "--workflows", "-e", "--eventpath") if call.place is Place.HERE else ():
        yield judge_path(f"file {word.text}", word, call, repository)


@program("firebase")
def firebase(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the project; its own name may stand there too, so only a slip of an alias is missing."""
    words = read_arguments(
        call.arguments, {"-P", "--project", "--only", "-m", "--message", "--config", "-c", "--token"}
    )
    project = (
        words.plain[1] if words.plain[:1] == (Word("use"),) and len(words.plain) > 1 else words.last("-P", "--project")
    )
    if call.place is Place.HERE:
        yield from _known_or_slip("project", project, named_in(configurations(r"\.firebaserc", repository), "project"))


@program("eb")
def eb(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the environment, which any account may have more of."""
    words = read_arguments(
        call.arguments, {"-e", "--environment", "-l", "--label", "-m", "--message", "--version", "-r", "-p"}
    )
    verbs = {"deploy", "status", "health", "logs", "setenv", "restart", "use", "scale", "abort", "terminate", "upgrade"}
    first, *others = words.plain or (Word(""),)
    named = others[0] if first.text in verbs and others and "=" not in others[0].text else None
    known = named_in(configurations(r"\.elasticbeanstalk/config\.yml", repository), "environment")
    if call.place is Place.HERE:
        yield from _known_or_slip("environment", named or words.last("-e", "--environment"), known)


@program("supabase")
def supabase(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the functions that are deployed or served: each is a folder."""
    words = read_arguments(call.arguments, {"--project-ref", "--import-map", "--workdir", "--env-file"})
    listings = configurations(r"supabase/config\.toml", repository)
    known = named_in(listings, "function")
    is_deploy = [word.text for word in words.plain[:2]] == ["functions", "deploy"]
    if call.place is Place.HERE and is_deploy and known and not words.has("--workdir"):
        yield from judge_names("function", words.plain[2:], known, f"{listings[0].folder}/functions")


def _known_or_slip(what: str, word: Word | None, known: dict[str, str]) -> Iterator[Verdict]:
    if word is None or not word.sure:
        return
    near = [Near(one, known[one]) for one in known if is_slip(word.text, one)]
    if word.text in known:
        yield exists(f"{what} {word.text}", known[word.text])
    elif near:
        yield missing(f"{what} {word.text}", f"the repository uses no such {what}", near)
