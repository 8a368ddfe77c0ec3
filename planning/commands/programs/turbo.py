"""`turbo`: its tasks, and the scripts of the packages behind them."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, exists, missing, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.node_scripts import runner
from planning.commands.programs.node_workspaces import Naming, find_workspace, judge_in_all
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"--filter", "-F", "--cwd", "--concurrency", "--cache-dir", "--team", "--token", "--api", "--log-order"}
)
_HOW: Final = Runner(Kind.TURBO_TASK, ("turbo.json", "turbo.jsonc"), "turbo run {name}", above=True)
_SCRIPTS: Final = runner("turbo run {name}", "turbo run {name}")


_PACKAGE: Final = re.compile(r"@?\w[\w.-]*(?:/[\w.-]+)?")
_NAMING: Final = Naming(by_path=True, without_scope=True)


@program("turbo")
def turbo(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every task of `turbo run`."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has("--cwd") or [word.text for word in words.plain[:1]] != ["run"]:
        return
    for word in words.values("--filter", "-F"):
        yield from _filter(word, call, repository)
    for name in words.plain[1:]:
        yield _task(Word(name.text.rpartition("#")[2], name.sure), call, repository)


def _filter(word: Word, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the package that a filter names; patterns, folders and ranges of git name several."""
    name = re.sub(r"^\.\.\.\^?|\^?\.\.\.$", "", word.text)
    if not word.sure or not _PACKAGE.fullmatch(name) or call.place is not Place.HERE or call.folder is None:
        return
    if upward(repository, Kind.NPM_MEMBER, call.folder):
        found = find_workspace(name, _NAMING, call.folder, repository)
        yield exists(f"{Kind.NPM_WORKSPACE} {name}", found) if isinstance(found, str) else found


def _task(name: Word, call: Call, repository: Repository) -> Verdict:
    found = look_up(_HOW, name, call, repository)
    script = judge_in_all(_SCRIPTS, name, call, repository)
    order = {"exists": 0, "cannot tell": 1, "missing": 2}
    best = min((found, script), key=lambda verdict: order[verdict.state])
    if best.state == "missing":
        return missing(found.about, found.grounds, (*found.nearest, *script.nearest))
    return exists(found.about, best.grounds) if best.state == "exists" else unclear(found.about, best.grounds)
