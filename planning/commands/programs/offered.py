"""Programs that the repository itself brings: commands of pyproject.toml, scripts of Python's tools, binaries of npm."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import State, Verdict, exists, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.lookup import Runner, look_in
from planning.commands.shell.call import Call, Place

_KNOWN: Final = frozenset({
    "alembic", "ansible", "ansible-playbook", "aws", "bandit", "bash", "black", "celery", "coverage", "dagster", "dbt",
    "django-admin", "dvc", "fastapi", "flake8", "flask", "granian", "gunicorn", "hypercorn", "invoke", "ipython", "isort",
    "jupyter", "locust", "mkdocs", "mypy", "nox", "pip", "poe", "prefect", "pre-commit", "pylint", "pyright", "pytest",
    "python", "python3", "ruff", "scrapy", "sh", "sphinx-build", "streamlit", "taskiq", "tox", "towncrier", "twine", "uvicorn",
    "yoyo", "zappa", "chalice", "sam", "aerich", "arq", "rq", "dramatiq", "huey", "honcho", "cz", "commitizen", "semgrep",
})  # fmt: skip
_PYTHON: Final = (Kind.PYTHON_COMMAND,)
_THROUGH: Final = {
    "poetry run": _PYTHON, "uv run": _PYTHON, "pdm run": (Kind.PDM_SCRIPT, *_PYTHON), "rye run": (Kind.RYE_SCRIPT, *_PYTHON),
    "pipenv run": (Kind.PIPENV_SCRIPT, *_PYTHON), "hatch run": (Kind.HATCH_SCRIPT, *_PYTHON), "npx": (Kind.NPM_BINARY,),
    "pnpm exec": (Kind.NPM_BINARY,), "npm exec": (Kind.NPM_BINARY,), "bunx": (Kind.NPM_BINARY,),
    "yarn exec": (Kind.NPM_BINARY,), "pnpm dlx": (), "yarn dlx": (), "uvx": (), "uv tool run": (), "pipx run": (),
}  # fmt: skip


def judge_offered(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look a program's own name up; missing only where its runner takes it from here and it is all but one of these."""
    runner = next((wrapper for wrapper in reversed(call.through) if wrapper in _THROUGH), "")
    if not call.name or "/" in call.program.text:
        return
    kinds = _THROUGH.get(runner, (*_PYTHON, Kind.NPM_BINARY))
    listings = [listing for kind in kinds for listing in _listings(kind, call, repository)]
    for listing in listings:
        entry = listing.entry(call.name)
        if entry:
            yield exists(f"{listing.kind} {call.name}", listing.receipt(entry))
            return
    if runner and call.place is Place.HERE and call.name not in _KNOWN:
        yield from _misspelt(call, runner, listings, repository)


def _listings(kind: Kind, call: Call, repository: Repository) -> Iterator[Listing]:
    if call.place is not Place.HERE:
        yield from repository.everywhere(kind).listings
        return
    near = upward(repository, kind, call.folder) if call.folder is not None else None
    yield from (near,) if near else ()


def _misspelt(call: Call, runner: str, listings: list[Listing], repository: Repository) -> Iterator[Verdict]:
    for listing in listings:
        named = [entry.name for entry in listing.entries]
        if slips_of(call.name, named):
            how = Runner(listing.kind, (listing.file,), runner + " {name}")
            found = look_in(how, listing, call.name, call, repository)
            other = next((one.open for one in listings if one.open), "")
            yield unclear(found.about, other) if other and found.state is State.MISSING else found
            return
