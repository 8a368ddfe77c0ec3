"""Modules of Python that a command names: `python -m pkg.mod`, `gunicorn pkg.wsgi:application`."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


def judge_module(module: Word, call: Call, repository: Repository, *, runs: bool = True) -> Iterator[Verdict]:
    """Look a module up: what is not in a package of the repository is installed, as far as anyone knows.

    What `runs` needs a `__main__`, where the module is a package.
    """
    about = f"module {module.text}"
    parts = module.text.split(".")
    if not module.sure or call.folder is None or call.place is Place.ELSEWHERE:
        return
    for base in ("", "src"):
        top = joined(call.folder, Word("/".join((base, parts[0])).strip("/"))) or ""
        path = "/".join((top, *parts[1:]))
        for found in (f"{path}.py", f"{path}/__main__.py" if runs else f"{path}/__init__.py"):
            if repository.presence(found) is Presence.FILE:
                yield exists(about, found)
                return
        ours = repository.presence(f"{top}/__init__.py") is Presence.FILE
        if len(parts) > 1 and ours and repository.presence(path) is Presence.ABSENT and call.place is Place.HERE:
            yield missing(about, f"{top} has no such module", _nearest(parts, path, repository))
            return


def _nearest(parts: list[str], path: str, repository: Repository) -> Iterator[Near]:
    folder = path.rpartition("/")[0]
    names = [name.removesuffix(".py") for name in repository.names(folder) if name.endswith(".py") and name[0] != "_"]
    for name in closest_names(parts[-1], names) or names[:3]:
        yield Near(".".join((*parts[:-1], name)), f"{folder}/{name}.py")
