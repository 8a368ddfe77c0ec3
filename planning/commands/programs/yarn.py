"""`yarn`, of the first version and of those since: scripts, programs of node_modules, workspaces."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import look_everywhere
from planning.commands.programs.node_scripts import judge_loose_run, judge_run, judge_short, runner
from planning.commands.programs.node_started import script_with
from planning.commands.programs.node_workspaces import Naming, find_workspace, judge_in_all
from planning.commands.programs.program import Started, program
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"--cwd", "--cache-folder", "--modules-folder", "--registry", "--network-timeout", "--mutex"}
)
_COMMANDS: Final = frozenset({
    "access", "add", "audit", "autoclean", "bin", "cache", "check", "config", "constraints", "create", "dedupe", "dlx",
    "exec", "explain", "generate-lock-entry", "generateLockEntry", "global", "help", "import", "info", "init", "install",
    "licenses", "link", "list", "login", "logout", "lockfile", "node", "npm", "outdated", "owner", "pack", "patch",
    "patch-commit", "plugin", "policies", "prune", "publish", "rebuild", "remove", "run", "search", "self-update", "set",
    "sdks", "stage", "tag", "team", "unlink", "unplug", "up", "upgrade", "upgrade-interactive", "version", "versions",
    "why", "whoami", "workspace", "workspaces", "unpublish", "deploy", "test", "start", "env", "interactive-tools",
})  # fmt: skip
_OWN: Final = _COMMANDS - {"deploy", "test", "start", "env"}
_HOW: Final = runner("yarn {name}", "yarn --cwd {folder} {name}")


def started_script(call: Call, repository: Repository) -> Iterator[Started]:
    """Give what a script starts with the words after its name."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    for name in words.plain[-1:]:
        if name.text not in _OWN:
            yield from script_with(name, words.rest, call, repository, words.last("--cwd"))


@program("yarn", "yarnpkg", starts=started_script)
def yarn(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up a script, in the workspace that is named."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    following = (*words.plain, *words.rest)
    match [word.text for word in following]:
        case ["workspace", _, _, *_]:
            yield from _workspace(following[1], following[2:], call, repository)
        case ["workspaces", *_]:
            yield from _workspaces(following[1:], call, repository)
        case ["run", name, *_] if not name.startswith("-"):
            how = judge_run if name in {"test", "start"} else judge_loose_run
            yield _anywhere(
                how(_HOW, following[1], call, repository, words.last("--cwd")), following[1], call, repository
            )
        case [name, *_] if name in {"test", "start"}:
            yield judge_run(_HOW, following[0], call, repository, words.last("--cwd"))
        case [name, *_] if name not in _OWN and name not in {"run", "env"}:
            found = judge_short(_HOW, following[0], call, repository, _OWN, words.last("--cwd"))
            yield _anywhere(found, following[0], call, repository)
        case _:
            pass


def _anywhere(found: Verdict, name: Word, call: Call, repository: Repository) -> Verdict:
    """A script with a colon may be that of any workspace: yarn finds it from everywhere."""
    if found.state is not State.MISSING or ":" not in name.text or call.place is not Place.HERE:
        return found
    other = look_everywhere(_HOW, name.text, call, repository)
    if other.state is State.EXISTS:
        return unclear(found.about, f"{other.grounds} has it, which counts for yarn 2 and later")
    return found


def _workspace(name: Word, rest: tuple[Word, ...], call: Call, repository: Repository) -> Iterator[Verdict]:
    if call.place is not Place.HERE or call.folder is None or not name.sure:
        yield from yarn.check(Call(call.program, rest, call.folder, call.place), repository)
        return
    found = find_workspace(name.text, Naming(by_path=False), call.folder, repository)
    if isinstance(found, Verdict):
        yield found
        return
    inside = Call(call.program, rest, found)
    yield from yarn.check(inside, repository)


def _workspaces(rest: tuple[Word, ...], call: Call, repository: Repository) -> Iterator[Verdict]:
    texts = [word.text for word in rest]
    if "run" in texts and any(text in {"foreach", "run"} for text in texts[:1]):
        following = [word for word in rest[texts.index("run") + 1 :] if not word.text.startswith("-")]
        for script in following[:1]:
            yield judge_in_all(_HOW, script, call, repository)
