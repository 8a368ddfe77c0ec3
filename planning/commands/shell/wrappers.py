"""Takes wrappers off a call: what `sudo`, `env`, `bash -c` or `poetry run` start is what counts."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word
from planning.commands.shell.wrapper import Form, Found, Wrapper, take_off
from planning.commands.shell.wrapper_table import WRAPPERS

Read = Callable[[str, str | None], tuple[Call, ...]]

_MOST: Final = 12
"""So many wrappers in each other are taken off."""
_SHELLS: Final = frozenset({"bash", "sh", "zsh", "dash", "ksh", "ash"})
_FETCHES: Final = frozenset({"npx", "npm", "pnpx", "pnpm", "yarn", "bunx", "bun", "uvx", "uv", "pipx"})
"""Those that run a package by its name, with its version: `npx prisma@5 migrate`."""
_IN_WORKSPACES: Final = frozenset({"--filter", "-F", "-r", "--recursive", "--workspace", "--workspaces"})
"""Options with which a package manager runs in the folders of workspaces."""
_NOT_OURS: Final = re.compile(
    r"(?:docker\.io/)?(?:library/)?(?:alpine|busybox|postgres|mysql|mariadb|redis|mongo|nginx|ubuntu|debian|rabbitmq|node|python"
    r"|ruby|golang|php|openjdk|eclipse-temurin|maven|gradle|rust|amazon/aws-cli|curlimages/\w+|bitnami/[\w-]+"
    r"|hashicorp/[\w-]+|alpine/[\w-]+|google/cloud-sdk|migrate/migrate|flyway/flyway|grafana/[\w-]+)(?::[\w.-]+)?"
)


def unwrap(call: Call, read: Read) -> Iterator[Call]:
    """Give the calls that a call comes down to; `read` reads a line that a wrapper is given as text.

    A wrapper that runs its command in another place names something itself: it is given too, before the command.
    """
    if len(call.through) > _MOST:
        yield call
        return
    if call.name in _SHELLS and call.script and _reads_input(call):
        yield from _read(call, call.name, call.script, read)
        return
    if call.name == "find":
        yield from _found(call, read)
        return
    for known in _BY_PROGRAM.get(call.name, ()):
        found = take_off(known, call.arguments) or _second_look(known, call)
        if found:
            yield from _inner(call, known, found, read)
            return
    yield call


def _by_program() -> dict[str, list[Wrapper]]:
    found = defaultdict[str, list[Wrapper]](list)
    for known in WRAPPERS:
        found[known.names[0]].append(known)
    return dict(found)


_BY_PROGRAM: Final = _by_program()


def _reads_input(call: Call) -> bool:
    words = [word.text for word in call.arguments]
    return "-s" in words or all(word.startswith("-") and "c" not in word for word in words)


def _second_look(known: Wrapper, call: Call) -> Found | None:
    """Read `uv run -m pkg` as `uv run python -m pkg`, and `nix develop -c cmd` as `nix develop -- cmd`."""
    words = list(call.arguments)
    for at, word in enumerate(words):
        if known.names == ("uv", "run") and word.text in {"-m", "--module"}:
            return take_off(known, (*words[:at], Word("python"), Word("-m"), *words[at + 1 :]))
        if known.names == ("nix", "develop") and word.text in {"-c", "--command"}:
            return take_off(known, (*words[:at], Word("--"), *words[at + 1 :]))
    return None


def _inner(call: Call, known: Wrapper, found: Found, read: Read) -> Iterator[Call]:
    title = " ".join(known.names)
    place = _place(known, found)
    inner = replace(
        call, place=_farther(call.place, place), folder=_folder(call, place, found), script=call.script,
        variables=(*call.variables, *found.variables), through=(*call.through, title),
    )  # fmt: skip
    text = found.text or _as_text(known, found.command)
    script = call.script if known.form is Form.TEXT and not found.command and known.place else ""
    if not script and not text and (call.name in _SHELLS or not _is_program(found.command)):
        yield call
        return
    if place:
        yield replace(call, wraps=True, script="")
        inner = replace(inner, inputs=(), outputs=())
    elif found.options & known.file_options:
        own = call.arguments[: len(call.arguments) - len(found.command)]
        yield replace(call, arguments=own, inputs=(), outputs=(), wraps=True, script="")
    if text or script:
        yield from _read(inner, "", script or (text.text if text else ""), read)
    else:
        program, *rest = _clean(known, found.command, call)
        yield from unwrap(replace(inner, program=program, arguments=tuple(rest)), read)


def _is_program(command: tuple[Word, ...]) -> bool:
    return bool(command) and not command[0].text.startswith("-") and bool(command[0].text)


def _as_text(known: Wrapper, command: tuple[Word, ...]) -> Word | None:
    if not command:
        return None
    alone = len(command) == 1 and any(letter.isspace() for letter in command[0].text)
    if known.form is Form.TEXT or (known.form is Form.AFTER_DASHES_OR_WORDS and alone):
        return Word(" ".join(word.text for word in command))
    return None


def _read(call: Call, title: str, text: str, read: Read) -> Iterator[Call]:
    """Read a text as shell, in the place of the call that it stands in."""
    through = (*call.through, title) if title else call.through
    if call.inputs or call.outputs:
        yield Call(Word(":"), (), call.folder, inputs=call.inputs, outputs=call.outputs, readable=call.readable)
    for one in read(text, call.folder):
        yield replace(
            one,
            place=_farther(call.place, one.place),
            folder=None if call.place is Place.ELSEWHERE else one.folder,
            through=(*through, *one.through),
            readable=call.readable and one.readable,
        )


def _place(known: Wrapper, found: Found) -> Place | None:
    image = found.own[0].text if known.names[-1] == "run" and found.own and "compose" not in known.names[0] else ""
    mounts = found.options & {"-v", "--volume", "--mount"}
    return (
        Place.ELSEWHERE
        if known.names[1:2] != ("compose",) and not mounts and _NOT_OURS.fullmatch(image)
        else known.place
    )


def _farther(one: Place, other: Place | None) -> Place:
    order = (Place.HERE, Place.IMAGE, Place.ELSEWHERE)
    return max(one, other or one, key=order.index)


def _folder(call: Call, place: Place | None, found: Found) -> str | None:
    if Place.ELSEWHERE in {place, call.place}:
        return None
    if found.options & _IN_WORKSPACES:
        return None
    return "" if place is Place.IMAGE else joined(call.folder, found.folder)


def _clean(known: Wrapper, command: tuple[Word, ...], call: Call) -> list[Word]:
    """Bring the words of a command into the form that they have when it is called by itself."""
    program, *rest = command
    if known.names[0] == "xargs":
        return _xargs(list(command), call)
    if known.names[0] == "uv" and program.text.endswith(".py"):
        return [Word("python"), *command]
    if known.names[0] in _FETCHES and program.sure and not program.text.startswith("."):
        name, _, _ = program.text.partition("@")
        foreign = "/" in program.text or ":" in program.text or not name
        return [Word(program.text, sure=False) if foreign else Word(name), *rest]
    return list(command)


def _xargs(command: list[Word], call: Call) -> list[Word]:
    """Mark what comes from the input: the words that hold `{}`, or one more word at the end."""
    marks = [word.text[2:] or after.text for word, after in _with_next(call.arguments) if word.text.startswith("-I")]
    if not marks:
        return [*command, Word("…", sure=False)]
    return [Word(word.text, word.sure and marks[0] not in word.text) for word in command]


def _with_next(words: tuple[Word, ...]) -> Iterator[tuple[Word, Word]]:
    return zip(words, (*words[1:], Word("")), strict=True)


def _found(call: Call, read: Read) -> Iterator[Call]:
    """Give `find` and what it runs on each file: `find . -name x -exec cmd {} +`."""
    yield call
    words = list(call.arguments)
    starts = [at for at, word in enumerate(words) if word.text in {"-exec", "-execdir", "-ok"}]
    for at in starts:
        end = next((n for n in range(at, len(words)) if words[n].text in {";", "+"}), len(words))
        command = [Word(word.text, word.sure and "{}" not in word.text) for word in words[at + 1 : end]]
        folder = call.folder if words[at].text != "-execdir" else None
        if command:
            inner = Call(command[0], tuple(command[1:]), folder, call.place, through=(*call.through, "find"))
            yield from unwrap(replace(inner, readable=call.readable), read)
