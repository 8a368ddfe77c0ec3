"""A statement taken apart: what it is about, and what it says of that, from list items, sentences and table rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planning.context.statements import Statement
from planning.requirements.metrics import is_generic

_EMPHASIS = re.compile(r"\*\*|__(?!\w)|(?<!\w)__|`|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_NUMBERED = re.compile(r"^(?:\[[ xX]\]\s+)?(?:(?!P\d)[A-Z]{1,5}[-_ ]?\d+(?:\.\d+)*[.:)]?\s+)?")
_ABOUT = re.compile(r"([^:]{1,80}?)\s*(?::\s+|\s[–—-]\s)(\S.*)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z0-9])")
_LONGEST, _MOST = 400, 12
"""Characters of a sentence and sentences of a statement that are read."""

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:#|id|no\.?|nr\.?|n[ºo°])$", re.IGNORECASE)),
    ("other", re.compile(r"current|today|baseline|stretch|priority|scenario|owner|rationale|hoy|hoje|status|notes?$", re.IGNORECASE)),
    ("window", re.compile(r"^(?:window|period|over|ventana|janela|per[ií]odo)$", re.IGNORECASE)),
    ("how", re.compile(r"measured|measurement|verif|method|tool|medici|medi[cç]|how\b|source|test", re.IGNORECASE)),
    (
        "target",
        re.compile(r"target|threshold|objective|goal|\bslo\b|limit|bound|value|measure|meta|objetivo|alvo|valor|accept", re.IGNORECASE),
    ),
    ("category", re.compile(r"categor|attribute|area|type|quality|característica|atributo|aspect", re.IGNORECASE)),
    ("name", re.compile(r"requirement|metric|\bnfr\b|\bsli\b|name|indicator|requisito|m[eé]trica|property|description", re.IGNORECASE)),
)  # fmt: skip
"""What a column holds, by its heading; the first that fits."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that a document says of one thing."""

    about: str
    """What it is about: the name in a table, the words before a colon; may be empty."""
    said: str
    statement: Statement
    how: str = ""
    """How it is measured, where a table says so."""

    @property
    def whole(self) -> str:
        """Both parts as one line."""
        return f"{self.about}: {self.said}" if self.about else self.said


def phrases(statements: Iterable[Statement]) -> Iterator[Phrase]:
    """Take statements apart; the header of a table gives no phrase, it says what the cells mean."""
    known = tuple(statements)
    roles: tuple[str, ...] = ()
    for index, statement in enumerate(known):
        if " | " not in statement.text:
            yield from _sentences(statement)
        elif _is_header(statement, known[index - 1] if index else None, known[index + 1 : index + 2]):
            roles = tuple(_role(cell) for cell in _cells(statement))
        else:
            yield _row(statement, roles)


def _is_header(row: Statement, before: Statement | None, after: tuple[Statement, ...]) -> bool:
    """The rule of dashes under a header is no statement: it leaves a gap of one line."""
    first = before is None or before.line != row.line - 1 or " | " not in before.text
    second = before is not None and before.line == row.line - 2 and " | " in before.text and before.file == row.file
    return first and not second and bool(after) and after[0].line == row.line + 2 and " | " in after[0].text


def _cells(row: Statement) -> list[str]:
    return [plain(cell) for cell in row.text.split(" | ")]


def _role(heading: str) -> str:
    return next((role for role, words in _COLUMNS if words.search(heading)), "name")


def _row(row: Statement, roles: tuple[str, ...]) -> Phrase:
    cells = _cells(row)
    held: dict[str, list[str]] = {}
    for number, cell in enumerate(cells):
        held.setdefault(roles[number] if number < len(roles) else _guessed(number), []).append(cell)
    categories = [part for part in held.get("category", ()) if not is_generic(part)]
    about = " ".join(part for part in (*categories, *held.get("name", ())) if part)
    said = " ".join(held.get("target", ()))
    if not said:
        about, said = "", about
    window = "".join(held.get("window", ()))
    return Phrase(about, f"{said} over {window}" if window else said, row, " ".join(held.get("how", ())))


def _guessed(number: int) -> str:
    return ("name", "target", "how")[min(number, 2)]


def _sentences(statement: Statement) -> Iterator[Phrase]:
    for sentence in _SENTENCE.split(statement.text)[:_MOST]:
        text = _NUMBERED.sub("", plain(sentence))[:_LONGEST].strip(" .;")
        about = _ABOUT.fullmatch(text)
        yield Phrase(about[1], about[2], statement) if about else Phrase("", text, statement)


def plain(text: str) -> str:
    """Give the words without emphasis and backticks."""
    return " ".join(_EMPHASIS.sub("", text).split())
