"""SQL as words: comments left out, strings and quoted names whole, split into statements with their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORD = re.compile(
    r"""
    (?P<aside>\s+|--[^\n]*|/\*.*?(?:\*/|\Z)|^\#[^\n]*)
    |(?P<string>\$(?P<tag>\w*)\$.*?(?:\$(?P=tag)\$|\Z)|[ENen]?'(?:[^'\\]|''|\\.)*(?:'|\Z))
    |(?P<name>"(?:[^"]|"")*"|`[^`]*`|\[[^\[\]]*\])
    |(?P<plain>\w+)
    |(?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_DELIMITER = re.compile(r"^[ \t]*DELIMITER[ \t]+(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE"})


@dataclass(frozen=True, slots=True)
class SqlWord:
    """One word of SQL."""

    text: str
    """As it stands there."""
    line: int
    quoted: bool = False
    """A quoted name: never a keyword."""
    string: bool = False

    @property
    def upper(self) -> str:
        """The word as a keyword; empty for names and strings in quotes."""
        return "" if self.quoted or self.string else self.text.upper()

    @property
    def name(self) -> str:
        """The word as a name."""
        return self.text[1:-1] if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement."""

    words: tuple[SqlWord, ...]
    text: str
    """As it stands there, comments included."""

    @property
    def line(self) -> int:
        """The line of its first word."""
        return self.words[0].line


def read_statements(text: str) -> Iterator[Statement]:
    """Give the statements of a script; the bodies of functions and triggers belong to their statement."""
    text = _one_delimiter(text)
    current, start = _Open(), 0
    for word, begin, end in _words(text):
        start = start if current.words else begin
        ends = (
            word.upper == "GO" and text[text.rfind("\n", 0, begin) + 1 : _line_end(text, end)].strip().upper() == "GO"
        )
        if (word.text == ";" and not word.string and not current.is_in_body) or ends:
            if current.words:
                yield Statement(tuple(current.words), text[start:begin].strip())
            current = _Open()
        else:
            current.add(word)
    if current.words:
        yield Statement(tuple(current.words), text[start:].strip())


def _words(text: str) -> Iterator[tuple[SqlWord, int, int]]:
    line, last = 1, 0
    for match in _WORD.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        if match.lastgroup != "aside":
            word = SqlWord(match[0], line, match["name"] is not None, match["string"] is not None)
            yield word, match.start(), match.end()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@dataclass(slots=True)
class _Open:
    """The statement that is being read."""

    words: list[SqlWord] = field(default_factory=list[SqlWord])
    _awaited: tuple[frozenset[str], ...] = (frozenset({"CREATE"}), _ROUTINES, frozenset({"BEGIN"}))
    """What is still to come before it is within a routine, in this order."""

    def add(self, word: SqlWord) -> None:
        self.words.append(word)
        if self._awaited and word.upper in self._awaited[0]:
            self._awaited = self._awaited[1:]

    @property
    def is_in_body(self) -> bool:
        """Whether a `;` ends only a part of a routine: its `BEGIN` has no `END` yet."""
        begun = not self._awaited and self.words[0].upper == "CREATE"
        return begun and "END" not in {word.upper for word in self.words[-2:]}


def _one_delimiter(text: str) -> str:
    """Write the statements between MySQL's `DELIMITER` lines as strings: they are bodies of routines."""
    parts = _DELIMITER.split(text)
    done = parts[0]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        done += part if sign == ";" else re.sub(r"[^\n]", " ", part)
    return done
