"""`cap` and `dep`: stages and tasks of Capistrano, hosts of Deployer."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.configurations import configuration, judge_names, named_in
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({"-f", "--rakefile", "-r", "--roles", "-z", "--hosts", "-o", "--option", "--limit", "-t", "--tag"})


_OF_PLUGINS = frozenset(
    {"deploy", "git", "bundler", "rbenv", "rvm", "puma", "passenger", "yarn", "npm", "deploy:assets"}
)
"""Namespaces to which Capistrano itself and its plugins add tasks."""


@program("cap")
def cap(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the stage, which comes first; of the tasks only those in namespaces of the repository can be missing."""
    words = read_arguments(call.arguments, _VALUED)
    plain = [word for word in words.plain if "=" not in word.text]
    listing = configuration(joined(call.folder, Word("Capfile")), repository)
    if call.place is not Place.HERE or listing is None or not plain or words.has("-f"):
        return
    stages, tasks = named_in([listing], "stage"), named_in([listing], "task")
    if stages and (
        plain[0].text in stages or not plain[0].sure or (len(plain) > 1 and _may_be_stage(plain[0].text, tasks))
    ):
        yield from judge_names("stage", plain[:1], stages, "config/deploy", listing.open)
    for word in plain[1:]:
        yield from _task(word, tasks)


def _may_be_stage(name: str, tasks: dict[str, str]) -> bool:
    """Whether a first word can be nothing but a stage: a task of its own may stand there where there is a default."""
    return ":" not in name and name not in tasks and name not in {"deploy", "install", "doctor"}


def _task(word: Word, tasks: dict[str, str]) -> Iterator[Verdict]:
    name = word.text.partition("[")[0]
    about, space = f"task {name}", name.rpartition(":")[0]
    if name in tasks:
        yield exists(about, tasks[name])
    elif space and word.sure and any(one.startswith(f"{space}:") for one in tasks) and space not in _OF_PLUGINS:
        near = closest_names(name, tasks)
        yield missing(about, f"the tasks of {space} are {', '.join(tasks)}", [Near(one, tasks[one]) for one in near])


@program("dep")
def dep(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the host of a task; any other word may be a label, so only a slip is missing."""
    words = read_arguments(call.arguments, _VALUED)
    given = words.last("-f", "--file")
    listing = configuration(joined(call.folder, given or Word("deploy.php")), repository)
    if call.place is not Place.HERE or listing is None:
        return
    hosts = named_in([listing], "host")
    for word in words.plain[1:]:
        near = [one for one in hosts if is_slip(word.text, one)]
        if word.text in hosts:
            yield exists(f"host {word.text}", hosts[word.text])
        elif near and word.sure and not listing.open:
            yield missing(
                f"host {word.text}", f"{listing.file} has no such host", [Near(one, hosts[one]) for one in near]
            )
        else:
            yield unclear(f"host {word.text}", listing.open or "it may be a label")
