"""Scripts of package.json as npm, pnpm, yarn and bun call them."""

from collections.abc import Collection

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import Near, State, Verdict, exists, missing, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.node_binaries import may_be_binary
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


def runner(here: str, there: str) -> Runner:
    """Say how a package manager calls a script."""
    return Runner(Kind.NPM_SCRIPT, ("package.json",), here, there, above=True)


def judge_run(how: Runner, name: Word, call: Call, repository: Repository, option: Word | None = None) -> Verdict:
    """Judge a script that is called by `run`, where nothing but a script can be meant."""
    found = look_up(how, name, call, repository, option)
    if found.state is not State.MISSING or call.place is not Place.HERE:
        return found
    if name.text == "env":
        return unclear(found.about, "npm and pnpm list the environment where no script is called so")
    if name.text == "start":
        return _start(found, joined(call.folder, option) or "", repository)
    return found


def judge_loose_run(how: Runner, name: Word, call: Call, repository: Repository, option: Word | None = None) -> Verdict:
    """Judge `yarn run x`, which takes a program of node_modules, too."""
    found = judge_run(how, name, call, repository, option)
    if found.state is not State.MISSING:
        return found
    folder = joined(call.folder, option)
    named = _scripts(repository, folder)
    if ":" in name.text or not named or _is_near(name.text, named):
        sure = ":" in name.text or not may_be_binary(name.text, folder or "", repository)
        return found if sure else unclear(found.about, "it may be a program in node_modules")
    return unclear(found.about, "it may be a program in node_modules")


def judge_short(
    how: Runner, name: Word, call: Call, repository: Repository, own: Collection[str], option: Word | None = None
) -> Verdict:
    """Judge `yarn x`: a script, a program in node_modules, or a misspelt command of the package manager itself."""
    found = look_up(how, name, call, repository, option)
    if found.state is not State.MISSING:
        return found
    folder = joined(call.folder, option)
    scripts = _scripts(repository, folder)
    alike = slips_of(name.text, [*scripts, *own])
    # A program has no colon in its name, wherever it runs.
    if ((alike and call.place is Place.HERE) or ":" in name.text) and not may_be_binary(
        name.text, folder or "", repository
    ):
        near = (Near(f"{call.name} {one}") for one in alike if one not in scripts)
        return missing(found.about, found.grounds, [*found.nearest, *near])
    return unclear(found.about, "it may be a program in node_modules")


def judge_misspelt(
    how: Runner, name: Word, call: Call, repository: Repository, own: Collection[str], option: Word | None = None
) -> Verdict | None:
    """Judge what is no command of npm: a script that was called without `run`, or a misspelt command."""
    if not name.sure or any(command.startswith(name.text) for command in own):
        return None
    about = f"command {call.name} {name}"
    script = look_up(how, name, call, repository, option)
    near = [Near(f"{call.name} {one}") for one in slips_of(name.text, own)]
    if script.state is State.EXISTS:
        near = [Near(how.here.format(name=name.text), script.grounds), *near]
    elif slips_of(name.text, _scripts(repository, joined(call.folder, option))):
        near = [*near, *script.nearest]
    return missing(about, f"{call.name} has no such command", near) if near else None


def _is_near(name: str, scripts: list[str]) -> bool:
    """Whether a script was meant: by a slip, or by one word of its name: `migrate` for `db:migrate`."""
    return bool(slips_of(name, scripts)) or any(name in script.split(":") for script in scripts)


def _scripts(repository: Repository, folder: str | None) -> list[str]:
    listing = upward(repository, Kind.NPM_SCRIPT, folder) if folder is not None else None
    return [entry.name for entry in listing.entries] if listing else []


def _start(found: Verdict, folder: str, repository: Repository) -> Verdict:
    """`npm start` without such a script runs server.js."""
    listing = upward(repository, Kind.NPM_SCRIPT, folder)
    path = "/".join(part for part in (listing.folder if listing else folder, "server.js") if part)
    if repository.presence(path) is Presence.ABSENT:
        return found
    return exists(found.about, path)
