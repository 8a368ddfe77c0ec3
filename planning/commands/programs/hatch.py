"""`hatch`: scripts of its environments, or any program in one of them."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.offered import judge_offered
from planning.commands.programs.program import program
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED = frozenset({"-e", "--env", "-p", "--project", "--data-dir", "--cache-dir", "--config"})
_HOW = Runner(Kind.HATCH_SCRIPT, ("pyproject.toml", "hatch.toml"), "hatch run {name}", above=True)
_VERBS = frozenset({
    "rollback", "deploy", "undo", "promote", "verify", "restore", "publish", "prod", "production", "staging", "undeploy", "downgrade",
    "upgrade", "revert", "smoke", "drain", "reindex", "backfill", "bootstrap", "provision", "teardown", "cutover", "switchover",
})  # fmt: skip


@program("hatch")
def hatch(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the script of `hatch run`, with its environment."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    named = [*words.plain, *words.rest]
    if len(named) < 2 or named[0].text != "run" or words.has("-p", "--project"):
        return
    environment = words.last("-e", "--env")
    name = named[1]
    if environment and ":" not in name.text:
        name = Word(f"{environment}:{name}", name.sure and environment.sure)
    yield from _judged(name, call, repository)


def _judged(name: Word, call: Call, repository: Repository) -> Iterator[Verdict]:
    found = look_up(_HOW, name, call, repository)
    if found.state is not State.MISSING:
        yield found
        return
    environment, _, script = name.text.rpartition(":")
    listing = _HOW.listing(repository, call.folder or "")
    if listing is None or name.text.startswith("+"):
        yield unclear(found.about, "any program may be run so")
    elif environment and not listing.entry(f"{environment}:"):
        yield _environment(environment, listing, found)
    elif slips_of(script, _scripts(listing, environment)) or (environment and _is_task(script, listing, environment)):
        yield found
    else:
        inner = Call(Word(script), folder=call.folder, place=call.place)
        yield from [*judge_offered(inner, repository)] or [unclear(found.about, "any program may be run so")]


def _is_task(name: str, listing: Listing, environment: str) -> bool:
    """Whether a word can only be a script: a verb that no program is called by, where the environment has scripts."""
    entry = listing.entry(f"{environment}:")
    needed = re.split(r"[^\w-]+", entry.note) if entry else []
    verb, *_ = re.split(r"[-_:.]", name)
    return verb in _VERBS and bool(_scripts(listing, environment)) and not any(name in one for one in needed)


def _scripts(listing: Listing, environment: str) -> list[str]:
    start = f"{environment or 'default'}:"
    return [entry.name.removeprefix(start) for entry in listing.entries if entry.name.startswith(start)]


def _environment(name: str, listing: Listing, found: Verdict) -> Verdict:
    known = [entry.name.removesuffix(":") for entry in listing.entries if entry.name.endswith(":")]
    matrix = next((one for one in known if name.startswith(f"{one}.")), "")
    if matrix:
        entry = listing.entry(f"{matrix}:{found.about.rpartition(':')[2]}")
        if entry:
            return exists(found.about, listing.receipt(entry))
    if matrix or name.startswith("hatch-") or name == "system":
        return unclear(found.about, "an environment of hatch's own, or of a matrix")
    return missing(
        f"hatch environment {name}", f"{listing.file} has none", (Near(one) for one in closest_names(name, known))
    )
