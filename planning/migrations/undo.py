"""What a command takes back: back to a revision, so many steps, or one migration alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls


@dataclass(frozen=True, slots=True)
class Undo:
    """One command that takes migrations back by their tool."""

    tool: str
    to: str = ""
    """The revision that is left standing; `base` where none is."""
    steps: int = 0
    """How many of the latest are taken back."""
    only: str = ""
    """The one migration that is taken back, whatever came after it."""


BASE = "base"


def undos(command: str) -> tuple[Undo, ...]:
    """Read what a command line takes back; a target that is known at run time only is no revision."""
    return tuple(undo for call in read_calls(command) for undo in _undo(call))


_UNKNOWN = "?"


def _undo(call: Call) -> Iterator[Undo]:
    read = _READERS.get(call.name)
    yield from read(call, [word.text if word.sure else _UNKNOWN for word in call.arguments]) if read else ()


def _after(words: list[str], *commands: str) -> str | None:
    """Give the word after a command; empty at the end, None where the command is not there."""
    for number, word in enumerate(words):
        if word in commands:
            return words[number + 1] if number + 1 < len(words) else ""
    return None


def _alembic(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    target = _after(words, "downgrade")
    if target:
        relative = target.startswith("-") and target[1:].isdigit()
        yield Undo("alembic", steps=int(target[1:])) if relative else Undo("alembic", to=target.rpartition(":")[2])


def _django(call: Call, words: list[str]) -> Iterator[Undo]:
    plain = [word.text for word in read_arguments(call.arguments, {"--settings", "--database", "-v"}).plain]
    target = plain[plain.index("migrate") + 1 :] if "migrate" in plain else []
    if len(target) == 2 and ("manage.py" in call.name or any("manage.py" in word for word in words)):
        yield Undo("django", to=BASE if target[1] == "zero" else target[1])


def _goose(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    to = _after(words, "down-to")
    if to:
        yield Undo("goose", to=BASE if to == "0" else to.lstrip("0"))
    elif "down" in words:
        yield Undo("goose", steps=1)
    elif "reset" in words:
        yield Undo("goose", to=BASE)


def _migrate(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    to, steps = _after(words, "goto"), _after(words, "down")
    if to and to.isdigit():
        yield Undo("migrate", to=to.lstrip("0"))
    elif steps is not None:
        yield Undo("migrate", steps=int(steps)) if steps.isdigit() else Undo("migrate", to=steps or BASE)


def _dbmate(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    if {"rollback", "down"} & set(words):
        yield Undo("dbmate", steps=1)


def _rails(call: Call, words: list[str]) -> Iterator[Undo]:
    given = dict(word.split("=", 1) for word in words if "=" in word)
    given |= {name: word.text for name, word in call.variables if word.sure}
    version = given.get("VERSION", "").replace("_", "")
    if "db:migrate:down" in words and version:
        yield Undo("rails", only=version)
    elif "db:rollback" in words:
        yield Undo("rails", steps=int(given.get("STEP", "1")) if given.get("STEP", "1").isdigit() else 0)
    elif "db:migrate" in words and version:
        yield Undo("rails", to=BASE if version == "0" else version)


def _knex(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    name = _after(words, "migrate:down")
    if name is not None and not name.startswith("-"):
        yield Undo("knex", only=name) if name else Undo("knex", steps=1)


def _sqitch(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    if "revert" in words:
        to = _after(words, "--to", "--to-change")
        yield Undo("sqitch", to=to or BASE)


def _flyway(call: Call, words: list[str]) -> Iterator[Undo]:
    del call
    if "undo" in words and not any(word.startswith("-target") for word in words):
        yield Undo("flyway", steps=1)


_READERS: dict[str, Callable[[Call, list[str]], Iterator[Undo]]] = {
    "alembic": _alembic,
    "manage.py": _django,
    "python": _django,
    "python3": _django,
    "goose": _goose,
    "migrate": _migrate,
    "dbmate": _dbmate,
    "rails": _rails,
    "rake": _rails,
    "knex": _knex,
    "sqitch": _sqitch,
    "flyway": _flyway,
}
