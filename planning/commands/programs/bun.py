"""`bun`: scripts of package.json, files, and programs of node_modules."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.node_scripts import judge_loose_run, judge_run, judge_short, runner
from planning.commands.programs.node_started import script_with
from planning.commands.programs.node_workspaces import Naming, judge_in_workspace
from planning.commands.programs.program import Started, program
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"--cwd", "--filter", "-F", "--env-file", "-c", "--config", "-r", "--preload", "--port", "--shell"}
)
_COMMANDS: Final = frozenset({
    "run", "test", "x", "repl", "exec", "install", "i", "add", "a", "remove", "rm", "update", "upgrade", "audit", "outdated",
    "link", "unlink", "publish", "patch", "patch-commit", "pm", "info", "why", "build", "init", "create", "c", "help",
    "completions", "feedback", "discord", "getcompletes", "bunx", "ci", "fetch", "deploy",
})  # fmt: skip
_FILE: Final = (".ts", ".js", ".tsx", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".sh", ".html")
_HOW: Final = runner("bun run {name}", "bun --cwd {folder} run {name}")


def started_script(call: Call, repository: Repository) -> Iterator[Started]:
    """Give what a script starts with the words after its name."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    if not words.has("-F", "--filter"):
        for name in words.plain[-1:]:
            yield from script_with(name, words.rest, call, repository, words.last("--cwd"))


@program("bun", starts=started_script)
def bun(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a script or a file; `bun test` and `bun build` are bun's own."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    named = words.plain
    if words.has("--if-present") or not named:
        return
    if named[0].text == "run":
        yield from (_script(name, words, call, repository, short=False) for name in named[1:2])
    elif named[0].text not in _COMMANDS:
        yield _script(named[0], words, call, repository, short=True)


def _script(name: Word, words: Arguments, call: Call, repository: Repository, *, short: bool) -> Verdict:
    folder, filters = words.last("--cwd"), words.values("-F", "--filter")
    if name.text.endswith(_FILE) or name.text.startswith("."):
        return (
            unclear(f"file {name}", f"below {folder}") if folder else judge_path(f"file {name}", name, call, repository)
        )
    if filters:
        return judge_in_workspace(_HOW, name, filters[-1], Naming(by_path=True), call, repository)
    if short:
        return judge_short(_HOW, name, call, repository, _COMMANDS, folder)
    if name.text in {"test", "build", "deploy"}:
        return judge_run(_HOW, name, call, repository, folder)
    return judge_loose_run(_HOW, name, call, repository, folder)
