"""`turbo`: its tasks, and the scripts of the packages behind them."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, exists, missing, unclear
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.node_scripts import runner
from planning.commands.programs.node_workspaces import judge_in_all
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"--filter", "-F", "--cwd", "--concurrency", "--cache-dir", "--team", "--token", "--api", "--log-order"}
)
_HOW: Final = Runner(Kind.TURBO_TASK, ("turbo.json", "turbo.jsonc"), "turbo run {name}", above=True)
_SCRIPTS: Final = runner("turbo run {name}", "turbo run {name}")


@program("turbo")
def turbo(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every task of `turbo run`."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has("--cwd") or [word.text for word in words.plain[:1]] != ["run"]:
        return
    for name in words.plain[1:]:
        yield _task(Word(name.text.rpartition("#")[2], name.sure), call, repository)


def _task(name: Word, call: Call, repository: Repository) -> Verdict:
    found = look_up(_HOW, name, call, repository)
    script = judge_in_all(_SCRIPTS, name, call, repository)
    order = {"exists": 0, "cannot tell": 1, "missing": 2}
    best = min((found, script), key=lambda verdict: order[verdict.state])
    if best.state == "missing":
        return missing(found.about, found.grounds, (*found.nearest, *script.nearest))
    return exists(found.about, best.grounds) if best.state == "exists" else unclear(found.about, best.grounds)
