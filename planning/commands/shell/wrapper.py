"""What a wrapper is: a program that starts another, and how the words of the two are told apart."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from planning.commands.shell.call import Place
from planning.commands.shell.word import Word

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)


class Form(StrEnum):
    """How the command that is started is written."""

    WORDS = "words"
    TEXT = "text"
    """Its words, put together with blanks, are read as shell: `ssh`, `eval`."""
    AFTER_DASHES = "after --"
    AFTER_DASHES_OR_WORDS = "after --, or text where there is one word"


def _options(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Wrapper:
    """One way to start a program from another; options are written as in its manual."""

    names: tuple[str, ...]
    """The program and its fixed words: `("docker", "compose", "run")`."""
    valued: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    skip: int = 0
    """So many words of its own stand before the command: the host, the image."""
    form: Form = Form.WORDS
    place: Place | None = None
    """Where the command runs; None where the wrapper does."""
    assigns: bool = False
    """Whether `NAME=value` may stand before the command."""
    text_options: frozenset[str] = frozenset()
    """Options whose value is the command as text."""
    folder_options: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    """Options with which the command is another one, or none."""
    trailing: frozenset[str] = frozenset()
    """Options of its own, with a value, that may stand within the command."""
    file_options: frozenset[str] = frozenset()
    """Options whose value is a file: then the wrapper itself names something."""


def wrapper(
    names: str,
    valued: str = "",
    flags: str = "",
    *,
    skip: int = 0,
    form: Form = Form.WORDS,
    place: Place | None = None,
    assigns: bool = False,
    text: str = "",
    folder: str = "",
    stops: str = "",
    trailing: str = "",
    files: str = "",
) -> Wrapper:
    """Write one in short."""
    own = _options(f"{valued} {text} {folder} {trailing} {files}")
    return Wrapper(
        tuple(names.split()), own, _options(flags), skip, form, place, assigns, _options(text), _options(folder),
        _options(stops), _options(trailing), _options(files),
    )  # fmt: skip


@dataclass(slots=True)
class Found:
    """What was found of a wrapper in the words of a call."""

    command: tuple[Word, ...] = ()
    text: Word | None = None
    """The command, where it is an option's value."""
    folder: Word | None = None
    own: tuple[Word, ...] = ()
    """The words of its own that stand before the command."""
    variables: tuple[tuple[str, Word], ...] = ()
    options: set[str] = field(default_factory=set[str])


def take_off(known: Wrapper, words: tuple[Word, ...]) -> Found | None:
    """Find the command in the arguments of a wrapper; None where the words are not those of this wrapper.

    An option that is not known, or one that makes the command another, makes it None too.
    """
    return _Scan(known, words).run()


class _Scan:
    def __init__(self, known: Wrapper, words: tuple[Word, ...]) -> None:
        self._known = known
        self._words = list(words)
        self._names = list(known.names[1:])
        self._own = list[Word]()
        self._found = Found()

    def run(self) -> Found | None:
        while self._words:
            word = self._words[0]
            if word.text == "--" and not self._names:
                return self._after_dashes()
            if word.text.startswith("-") and len(word.text) > 1:
                if not self._option():
                    return None
            elif not self._plain(word):
                return self._end()
        return self._end() if not self._names else None

    def _after_dashes(self) -> Found | None:
        self._words.pop(0)
        while len(self._own) < self._known.skip and self._words:
            self._own.append(self._words.pop(0))
        return self._end(dashes=True)

    def _plain(self, word: Word) -> bool:
        """Take a word of the wrapper's own; false where the command begins."""
        if self._names:
            if word.text != self._names[0]:
                return False
            self._names.pop(0)
        elif len(self._own) < self._known.skip or self._known.form is Form.AFTER_DASHES:
            self._own.append(word)
        elif self._known.assigns and (pair := _ASSIGNMENT.fullmatch(word.text)):
            self._found.variables += ((pair[1], Word(pair[2], word.sure)),)
        else:
            return False
        self._words.pop(0)
        return True

    def _option(self) -> bool:
        word = self._words.pop(0)
        name, equals, value = word.text.partition("=")
        if equals and name.startswith("--"):
            return word.sure and self._value(name, Word(value, word.sure))
        if word.text in self._known.valued and word.text not in self._known.stops:
            return bool(self._words) and self._value(word.text, self._words.pop(0))
        if word.text in self._known.flags:
            self._found.options.add(word.text)
            return True
        return not word.text.startswith("--") and self._cluster(word)

    def _cluster(self, word: Word) -> bool:
        """Read `-it`, `-uroot`, `-euo pipefail`: flags of one letter, the last of which may have a value."""
        for at, letter in enumerate(word.text[1:], 2):
            if f"-{letter}" in self._known.valued and f"-{letter}" not in self._known.stops:
                rest = Word(word.text[at:].removeprefix("="), word.sure)
                if rest.text:
                    return self._value(f"-{letter}", rest)
                return bool(self._words) and self._value(f"-{letter}", self._words.pop(0))
            if f"-{letter}" not in self._known.flags:
                return False
            self._found.options.add(f"-{letter}")
        return True

    def _value(self, name: str, value: Word) -> bool:
        """Note a value; false for an option that is not known, or that makes the command another."""
        self._found.options.add(name)
        if name in self._known.text_options:
            self._found.text = value
        elif name in self._known.folder_options:
            self._found.folder = value
        return name not in self._known.stops and (name in self._known.valued or name in self._known.flags)

    def _end(self, *, dashes: bool = False) -> Found | None:
        if self._names or len(self._own) < self._known.skip:
            return None
        if self._known.form is Form.AFTER_DASHES and not dashes and self._words:
            return None
        self._found.own, self._found.command = tuple(self._own), self._without_trailing(dashes=dashes)
        return self._found

    def _without_trailing(self, *, dashes: bool) -> tuple[Word, ...]:
        kept, words = list[Word](), list(self._words)
        while words:
            word = words.pop(0)
            if not dashes and word.text.partition("=")[0] in self._known.trailing:
                words = words if "=" in word.text else words[1:]
            else:
                kept.append(word)
        return tuple(kept)
