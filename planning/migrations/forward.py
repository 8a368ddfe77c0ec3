"""Commands that run migrations forward: whatever they are written for, they take none back."""

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls
from planning.migrations.undo import undos
from planning.plan.parts import Migration
from planning.plan.walk import rollback_commands

_ASIDE = frozenset({"cd", "export", "set", "echo", "sleep", "true", "source", "."})
"""What changes nothing in a database."""


def forward(migration: Migration) -> str:
    """Give the command of a row's rollback that runs migrations forward; empty where another may take them back."""
    commands = tuple(rollback_commands(migration))
    if any(undos(command) for command in commands):
        return ""
    calls = [call for command in commands for call in read_calls(command) if not call.wraps and call.name not in _ASIDE]
    if calls and all(_goes_forward(call, migration.script) for call in calls):
        return calls[0].text
    return ""


def _goes_forward(call: Call, script: str) -> bool:
    words = [word.text if word.sure else _UNKNOWN for word in call.arguments]
    if (call.name in _STARTERS and any(word.endswith("manage.py") for word in words)) or call.name in _DJANGO:
        return _django(call)
    if call.name == "alembic" or (call.name == "flask" and "db" in words):
        return _alembic(words, script)
    read = _READERS.get(call.name)
    return bool(read and read(words, call))


_UNKNOWN = "?"
_STARTERS = frozenset({"python", "python3"})
_DJANGO = frozenset({"manage.py", "django-admin"})


def _django(call: Call) -> bool:
    """Whether no migration to stop at is named: an app, or nothing."""
    valued = {"--settings", "--database", "--pythonpath", "-v", "--verbosity"}
    plain = [word.text for word in read_arguments(call.arguments, valued).plain]
    return "migrate" in plain and len(plain[plain.index("migrate") + 1 :]) < 2


def _alembic(words: list[str], script: str) -> bool:
    """Whether it goes to the head, steps forward, or to the migration itself; any other may be one that repairs."""
    if "upgrade" not in words:
        return False
    after = [word for word in words[words.index("upgrade") + 1 :] if not word.startswith("-")]
    target = after[0] if after else "head"
    named = re.search(rf"(?<![0-9A-Za-z]){re.escape(target)}(?![0-9A-Za-z])", script)
    return target.rpartition("@")[2] in {"head", "heads"} or bool(re.fullmatch(r"\+\d+", target) or named)


_Reader = Callable[[list[str], Call], bool]


def _any(*commands: str) -> _Reader:
    """Read a tool by the commands that go forward."""

    def read(words: list[str], call: Call) -> bool:
        del call
        return bool(set(commands) & set(words))

    return read


def _prisma(words: list[str], call: Call) -> bool:
    del call
    return "migrate" in words and _follows(words, "migrate", {"deploy", "dev"})


def _rails(words: list[str], call: Call) -> bool:
    given = any(word.startswith("VERSION=") for word in words) or "VERSION" in dict(call.variables)
    return "db:migrate:up" in words or ("db:migrate" in words and not given)


def _follows(words: list[str], first: str, seconds: Collection[str]) -> bool:
    return any(one == first and other in seconds for one, other in pairwise(words))


_READERS: dict[str, _Reader] = {
    "prisma": _prisma,
    "goose": _any("up", "up-to", "up-by-one"),
    "migrate": _any("up"),
    "flyway": _any("migrate"),
    "dbmate": _any("up", "migrate"),
    "sqitch": _any("deploy"),
    "rails": _rails,
    "rake": _rails,
    "knex": _any("migrate:latest", "migrate:up"),
    "sequelize": _any("db:migrate"),
    "sequelize-cli": _any("db:migrate"),
    "typeorm": _any("migration:run"),
    "liquibase": _any("update", "update-count", "update-to-tag"),
    "drizzle-kit": _any("migrate", "push"),
}
