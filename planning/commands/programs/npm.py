"""`npm`: the scripts of package.json."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.node_scripts import judge_misspelt, judge_run, runner
from planning.commands.programs.node_started import script_with
from planning.commands.programs.node_workspaces import Naming, judge_in_all, judge_in_workspace
from planning.commands.programs.program import Started, program
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "--prefix", "-C", "-w", "--workspace", "--registry", "--loglevel", "--cache", "--userconfig", "--script-shell", "--omit",
    "--include", "--tag", "--access", "--otp", "--location",
})  # fmt: skip
_RUN: Final = frozenset({"run", "run-script", "rum", "urn"})
_LIFECYCLE: Final = {"test": "test", "t": "test", "tst": "test", "start": "start", "stop": "stop"}
_COMMANDS: Final = frozenset({
    "access", "add", "add-user", "adduser", "audit", "author", "bin", "bugs", "c", "cache", "ci", "cit", "clean-install",
    "clean-install-test", "completion", "config", "create", "ddp", "dedupe", "deprecate", "diff", "dist-tag", "dist-tags",
    "docs", "doctor", "edit", "exec", "explain", "explore", "find", "find-dupes", "fund", "get", "help", "help-search",
    "hlep", "home", "i", "ic", "in", "info", "init", "innit", "ins", "inst", "insta", "instal", "install", "install-ci-test",
    "install-clean", "install-test", "isnt", "isnta", "isntal", "isntall", "isntall-clean", "issues", "it", "la", "link",
    "list", "ll", "ln", "login", "logout", "ls", "ogr", "org", "outdated", "owner", "pack", "ping", "pkg", "prefix",
    "profile", "prune", "publish", "query", "r", "rb", "rebuild", "remove", "repo", "restart", "rm", "root", "rum", "run",
    "run-script", "s", "sbom", "se", "search", "set", "set-script", "show", "shrinkwrap", "sit", "star", "stars", "start",
    "stop", "t", "team", "test", "token", "trust", "tst", "udpate", "un", "undeprecate", "uninstall", "unlink", "unpublish",
    "unstar", "up", "update", "upgrade", "urn", "v", "verison", "version", "view", "whoami", "why", "x",
})  # fmt: skip
_ALL: Final = Word("--workspaces")
_HOW: Final = runner("npm run {name}", "npm --prefix {folder} run {name}")


def started_script(call: Call, repository: Repository) -> Iterator[Started]:
    """Give what a script starts with the words after `--`."""
    words = read_arguments(call.arguments, _VALUED)
    if words.plain and words.plain[0].text in _RUN and not words.has("-w", "--workspace", "--workspaces", "-ws"):
        for name in words.plain[1:2]:
            yield from script_with(
                name, (*words.plain[2:], *words.rest), call, repository, words.last("--prefix", "-C")
            )


@program("npm", starts=started_script)
def npm(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the script of `npm run` and of its short forms; what is no command of npm is misspelt, or lacks `run`."""
    words = read_arguments((_ALL if word.text == "-ws" else word for word in call.arguments), _VALUED)
    named = words.plain
    if not named or words.has("-g", "--global"):
        return
    if named[0].text in _RUN:
        judged = _script(named[1:2], words, call, repository)
        # What may be absent is no fault where it is.
        may_lack = words.has("--if-present")
        yield from (one for one in judged if not (may_lack and one.state is State.MISSING))
    elif named[0].text in _LIFECYCLE:
        yield from _script((Word(_LIFECYCLE[named[0].text]),), words, call, repository)
    elif named[0].text not in _COMMANDS:
        folder = words.last("--prefix", "-C")
        found = judge_misspelt(_HOW, named[0], call, repository, _COMMANDS, folder)
        yield from (found,) if found else ()


def _script(named: tuple[Word, ...], words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    folder, workspaces = words.last("--prefix", "-C"), words.values("-w", "--workspace")
    for name in named:
        if workspaces and folder:
            yield unclear(f"workspace {workspaces[-1]}", f"it is one of {folder}")
        elif workspaces:
            for workspace in workspaces:
                yield judge_in_workspace(_HOW, name, workspace, Naming(by_path=True), call, repository)
        elif words.has("--workspaces"):
            yield judge_in_all(_HOW, name, call, repository, with_root=False)
        else:
            yield judge_run(_HOW, name, call, repository, folder)
