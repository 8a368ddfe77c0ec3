"""A statement taken apart: what it is about, and what it says of that, from list items, sentences and table rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from planning.context.statements import Statement
from planning.requirements.figures import figure_in, folded
from planning.requirements.metrics import LATENCY, PERCENTILE, RATE, is_generic, names_share

_EMPHASIS = re.compile(r"\*\*|__(?!\w)|(?<!\w)__|`|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_NUMBERED = re.compile(r"^(?:\[[ xX]\]\s+)?(?:(?!P\d)[A-Z]{1,5}[-_]?\d+(?:\.\d+)*[.:)]?\s+)?")
_ABOUT = re.compile(r"([^:]{1,80}?)\s*(?::\s+|\s[–—-]\s)(\S.*)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z0-9])")
_LONGEST, _MOST = 400, 12
"""Characters of a sentence or a cell, sentences or cells of a statement that are read."""

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
    known = tuple(_joined(statements))
    header: list[str] = []
    first_row = 0
    for index, statement in enumerate(known):
        if " | " not in statement.text:
            yield from _sentences(statement)
        elif statement.line != first_row and _is_header(
            statement, known[index - 1 : index], known[index + 1 : index + 2]
        ):
            header, first_row = _cells(statement), statement.line + 2
        else:
            yield from _row(statement, header)


def _joined(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Join a line that names a metric with the next one where its figure stands there: sentences are wrapped."""
    held: Statement | None = None
    for statement in statements:
        if held and _goes_on(held, statement):
            held = replace(held, text=f"{held.text} {statement.text}")
            continue
        if held:
            yield held
        held = statement
    if held:
        yield held


def _goes_on(line: Statement, following: Statement) -> bool:
    near = following.line == line.line + 1 and following.file == line.file and following.headings == line.headings
    if not near or " | " in line.text or line.text.endswith((".", ";", ":", "!", "?")):
        return False
    names = PERCENTILE.search(said := folded(line.text)) or LATENCY.search(said) or names_share(said)
    wraps = following.text[:1].isalnum() and not following.text[:1].isupper() and not PERCENTILE.search(following.text)
    return bool(names and wraps and not figure_in(said) and figure_in(following.text))


def _is_header(row: Statement, before: tuple[Statement, ...], after: tuple[Statement, ...]) -> bool:
    """The rule of dashes under a header is no statement: it leaves a gap of one line."""
    begins = not before or (before[0].file, before[0].line) != (row.file, row.line - 1) or " | " not in before[0].text
    return begins and bool(after) and after[0].line == row.line + 2 and " | " in after[0].text


def _cells(row: Statement) -> list[str]:
    return [plain(cell[:_LONGEST]) for cell in row.text.split(" | ")[:_MOST]]


def _role(heading: str) -> str:
    if PERCENTILE.search(heading) or (RATE.search(heading) and names_share(heading)):
        return "figure"
    return next((role for role, words in _COLUMNS if words.search(heading)), "name")


def _row(row: Statement, header: list[str]) -> Iterator[Phrase]:
    held: dict[str, list[str]] = {}
    figures: list[tuple[str, str]] = []
    for number, cell in enumerate(_cells(row)):
        role = _role(folded(header[number])) if number < len(header) else _guessed(number)
        held.setdefault(role, []).append(cell)
        if role == "figure":
            figures.append((header[number], cell))
    if figures:
        of = " ".join(held.get("name", ()))
        yield from (Phrase(metric, f"{cell} for {of}" if of else cell, row) for metric, cell in figures)
    else:
        yield _cited(row, held)


def _cited(row: Statement, held: dict[str, list[str]]) -> Phrase:
    """Make the phrase of a row that holds one requirement: name, target, window, how it is measured."""
    names, targets = [name for name in held.get("name", ()) if name], held.get("target", [])
    if not any(targets):
        names, targets = names[:1] if len(names) > 1 else [], names[1:] or names
    about = [part for part in held.get("category", ()) if part and not is_generic(part)] + names
    window = "".join(held.get("window", ()))
    said = " ".join(targets)
    return Phrase(" ".join(about), f"{said} over {window}" if window else said, row, " ".join(held.get("how", ())))


def _guessed(number: int) -> str:
    return ("name", "target", "how")[min(number, 2)]


def _sentences(statement: Statement) -> Iterator[Phrase]:
    for sentence in _SENTENCE.split(statement.text)[:_MOST]:
        text = _NUMBERED.sub("", plain(sentence[:_LONGEST])).strip(" .;")
        about = _ABOUT.fullmatch(text)
        yield Phrase(about[1], about[2], statement) if about else Phrase("", text, statement)


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Give the words without emphasis and backticks."""
    return " ".join(_EMPHASIS.sub("", text).split())
