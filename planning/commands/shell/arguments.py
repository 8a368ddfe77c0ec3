"""The words of a call told apart: options, their values, what stands by itself, what comes after `--`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from planning.commands.shell.word import Word


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call."""

    plain: tuple[Word, ...]
    """What is neither an option nor the value of one."""
    options: dict[str, tuple[Word, ...]] = field(default_factory=dict[str, tuple[Word, ...]])
    """Values by option, in the order given: `{"-f": (Word("a.yaml"),)}`; a flag has no value."""
    rest: tuple[Word, ...] = ()
    """What comes after `--`."""

    def values(self, *names: str) -> tuple[Word, ...]:
        """Give the values of an option under all its names."""
        return tuple(value for name in names for value in self.options.get(name, ()))

    def last(self, *names: str) -> Word | None:
        """Give the value that counts where an option is given more than once."""
        found = self.values(*names)
        return found[-1] if found else None

    def has(self, *names: str) -> bool:
        """Whether an option is given."""
        return any(name in self.options for name in names)


def read_arguments(words: Iterable[Word], valued: Collection[str] = ()) -> Arguments:
    """Tell options from the rest; `valued` names the options that take the next word: `-n`, `--namespace`.

    `--name=value` is read whether or not it is named, `-nvalue` and `-Cdir` where `-n` and `-C` are.
    """
    plain: list[Word] = []
    options: dict[str, tuple[Word, ...]] = {}
    pending = list(words)
    while pending:
        word = pending.pop(0)
        if word.text == "--":
            return Arguments(tuple(plain), options, tuple(pending))
        if not word.text.startswith("-") or word.text == "-":
            plain.append(word)
            continue
        name, value = _option(word, valued)
        if value is None and name in valued and pending:
            value = pending.pop(0)
        options[name] = (*options.get(name, ()), *((value,) if value else ()))
    return Arguments(tuple(plain), options)


def _option(word: Word, valued: Collection[str]) -> tuple[str, Word | None]:
    name, equals, value = word.text.partition("=")
    short = word.text[:2]
    if not word.text.startswith("--") and len(name) > 2 and short in valued and name not in valued:
        return short, Word(word.text[2:], word.sure)
    return (name, Word(value, word.sure)) if equals else (word.text, None)
