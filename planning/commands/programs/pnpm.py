"""`pnpm`: the scripts of package.json, with or without `run`, in the workspaces that a filter names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.node_scripts import judge_run, judge_short, runner
from planning.commands.programs.node_started import script_with
from planning.commands.programs.node_workspaces import Naming, judge_in_all, judge_in_workspace
from planning.commands.programs.program import Started, program
from planning.commands.programs.turbo import turbo
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-C", "--dir", "-F", "--filter", "--filter-prod", "--reporter", "--loglevel", "--workspace-concurrency", "--prefix",
    "--changed-files-ignore-pattern", "--test-pattern", "--resume-from", "--registry", "--store-dir",
})  # fmt: skip
_COMMANDS: Final = frozenset({
    "add", "approve-builds", "audit", "bin", "c", "cache", "cat-file", "cat-index", "ci", "completion", "config", "create",
    "dedupe", "deploy", "dlx", "doctor", "env", "exec", "fetch", "find-hash", "get", "help", "i", "ignored-builds", "import",
    "info", "init", "install", "install-test", "it", "la", "licenses", "link", "list", "ll", "ln", "login", "logout", "ls",
    "m", "multi", "outdated", "pack", "patch", "patch-commit", "patch-remove", "peers", "ping", "prune", "publish", "rb",
    "rebuild", "recursive", "remove", "rm", "root", "sbom", "self-update", "server", "set", "setup", "show", "store", "un",
    "uninstall", "unlink", "unpublish", "up", "update", "upgrade", "version", "view", "whoami", "why", "access", "adduser",
    "bugs", "deprecate", "dist-tag", "docs", "edit", "issues", "owner", "pkg", "prefix", "profile", "repo", "s", "se",
    "search", "set-script", "star", "stars", "team", "token", "unstar", "v", "x", "xmas",
})  # fmt: skip
RUNS: Final = frozenset({"run", "run-script", "recursive", "multi", "m"})
_HOW: Final = runner("pnpm run {name}", "pnpm -C {folder} run {name}")
_AROUND: Final = re.compile(r"^\.\.\.\^?|\^?\.\.\.$")
_NAMING: Final = Naming(by_path=True, without_scope=True)


def started_script(call: Call, repository: Repository) -> Iterator[Started]:
    """Give what a script starts with the words after its name."""
    words = read_leading(call.arguments, _VALUED, RUNS)
    if words.has("-F", "--filter", "--filter-prod", "-r", "--recursive", "-w", "--workspace-root"):
        return
    for name in words.plain[-1:]:
        if name.text not in _COMMANDS:
            yield from script_with(name, words.rest, call, repository, words.last("-C", "--dir", "--prefix"))


@program("pnpm", starts=started_script)
def pnpm(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a script; `pnpm deploy` is pnpm's own command, whatever the scripts are."""
    words = read_leading(call.arguments, _VALUED, RUNS)
    named = list(words.plain)
    recursive = words.has("-r", "--recursive")
    if named and named[0].text in {"recursive", "multi", "m"}:
        recursive, named = True, named[1:]
    if not named or words.has("--if-present", "-w", "--workspace-root", "-g"):
        return
    asked = _Asked(words.values("-F", "--filter", "--filter-prod"), recursive, words.last("-C", "--dir", "--prefix"))
    if named[0].text in {"run", "run-script"}:
        yield from (one for name in named[1:2] for one in _judge(name, asked, call, repository, short=False))
    elif named[0].text in {"test", "t", "tst", "start", "stop", "restart"}:
        name = Word("test") if named[0].text in {"t", "tst"} else named[0]
        yield from _judge(name, asked, call, repository, short=False)
    elif named[0].text == "turbo":
        yield from turbo.check(replace(call, arguments=words.rest), repository)
    elif named[0].text not in _COMMANDS:
        yield from _judge(named[0], asked, call, repository, short=True)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a script is run."""

    filters: tuple[Word, ...]
    recursive: bool
    folder: Word | None


def _filtered(name: Word, asked: Word, call: Call, repository: Repository) -> Verdict:
    """Judge a script of the workspace that a filter names; with `...` one that it needs, or that needs it, may have it."""
    workspace = Word(_AROUND.sub("", asked.text), asked.sure)
    found = judge_in_workspace(_HOW, name, workspace, _NAMING, call, repository)
    is_script = found.about.startswith(f"{_HOW.kind} ")
    if workspace.text == asked.text or not is_script or (found.state is State.EXISTS and "^" not in asked.text):
        return found
    anywhere = judge_in_all(_HOW, name, call, repository)
    return anywhere if anywhere.state is State.MISSING else unclear(found.about, f"it runs in those around {workspace}")


def _judge(name: Word, asked: _Asked, call: Call, repository: Repository, *, short: bool) -> Iterator[Verdict]:
    if name.text.startswith("/"):
        yield unclear(f"scripts {name}", "a pattern names them")
    elif asked.filters and (asked.folder or len(asked.filters) > 1):
        yield unclear(f"npm script {name}", "several filters choose where it runs")
    elif asked.filters:
        yield _filtered(name, asked.filters[0], call, repository)
    elif asked.recursive:
        yield judge_in_all(_HOW, name, call, repository)
    elif short:
        yield judge_short(_HOW, name, call, repository, _COMMANDS, asked.folder)
    else:
        yield judge_run(_HOW, name, call, repository, asked.folder)
