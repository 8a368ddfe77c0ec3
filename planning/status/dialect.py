"""How a checklist writes its lines: the box, the name, what stands between, and the words of state."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planning.status.checklist import Line
from planning.status.entries import Shape
from planning.status.label import cut_label, split_label
from planning.status.model import PhaseState
from planning.status.vocabulary import MARKS

_BOX = re.compile(r"^([*_~]*)\[[^\[\]]?\]")
_ANY_BOX = re.compile(r"\[([^\[\]]?)\]")
_MARK = re.compile(r"^([^\w\s()\[\]*_`<>\"'-]\ufe0f?)\s*(?=\w|$)")
_WRAP = re.compile(r"^(\*\*|__|\*|_|`)(.+)\1$")
_LEADING_MARK = re.compile(rf"^[{''.join(MARKS)}]\ufe0f?(?=\s)")
_PLAIN_MARKS = {PhaseState.COMPLETED: "✅", PhaseState.SKIPPED: "⏭️"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the lines of one checklist have in common."""

    wanted: PhaseState
    """The state that is to be said."""
    tick: str
    """What a ticked box holds."""
    ticks_skipped: bool
    lead: str
    """The mark that stands for the box of a line in the wanted state."""
    separator: str
    mark: str
    """The mark that leads the words of a line in the wanted state, or nothing."""
    wrap: str
    """The emphasis around the words, or nothing."""


def read_dialect(lines: Iterable[Line], wanted: PhaseState) -> Dialect:
    """Learn from every line but Deploy's own."""
    others = [line for line in lines if line.phase.name != "Deploy"]
    boxes = [box for line in others if line.phase.state is PhaseState.COMPLETED and (box := _box_of(line))]
    skipped = [box for line in others if line.phase.state is PhaseState.SKIPPED and (box := _box_of(line))]
    same = [line.entry.text for line in others if line.phase.state is wanted]
    leads = [found[0] for found in map(_LEADING_MARK.match, same) if found]
    return Dialect(
        wanted,
        _most(boxes) or "x",
        " " not in skipped,
        _most(leads, _PLAIN_MARKS[wanted]),
        _most([text for text in map(_separator, others) if text.strip()]) or " - ",
        _mark_of(others, wanted),
        _most([_wrap_of(words) for words in map(words_of, others) if words]),
    )


def words_of(line: Line) -> str:
    """Give the words of state as written."""
    return split_label(line.entry.label)[1] if line.entry.words is None else _unboxed(line.entry.words)


def tick(text: str, dialect: Dialect) -> str:
    """Tick the box, or change the mark, that leads a text; a text without one stays."""
    if _LEADING_MARK.match(text):
        return _LEADING_MARK.sub(dialect.lead, text)
    sign = " " if dialect.wanted is PhaseState.SKIPPED and not dialect.ticks_skipped else dialect.tick
    return _BOX.sub(lambda found: f"{found[1]}[{sign}]", text, count=1)


def rewrite_item(line: Line, verdict: str, dialect: Dialect) -> str:
    """Write an item or a segment anew: name and separator stay as they are."""
    label, comment = _without_comment(line.entry.label)
    end, start = cut_label(label)
    words = label[start:]
    separator = label[end:start] if words else dialect.separator
    lead = tick(_lead(line), dialect)
    return lead + label[:end] + separator + say(words, verdict, dialect) + comment


def rewrite_cell(words: str, verdict: str, dialect: Dialect) -> str:
    """Write the cell of state anew."""
    found = _BOX.match(words)
    lead = tick(found[0], dialect) + " " if found else ""
    return lead + say(_unboxed(words), verdict, dialect)


def new_item(like: Line, name: str, verdict: str, dialect: Dialect) -> str:
    """Write an item or a segment for a phase that has none, after the pattern of another."""
    pattern = split_label(like.entry.label)[0].strip()
    before = pattern[: len(pattern) - len(pattern.lstrip("*_`"))]
    after = pattern[len(pattern.rstrip("*_`")) :]
    if dialect.separator.rstrip().endswith(before or "\0"):
        after = ""
    return tick(_lead(like), dialect) + before + name + after + dialect.separator + say("", verdict, dialect)


def say(old: str, verdict: str, dialect: Dialect) -> str:
    """Put the verdict into the emphasis and behind the mark that the line or its list uses."""
    wrapped = _WRAP.match(old.strip())
    wrap = wrapped[1] if wrapped else "" if old.strip() else dialect.wrap
    inner = wrapped[2] if wrapped else old.strip()
    mark = dialect.mark or (_PLAIN_MARKS[dialect.wanted] if _MARK.match(inner) else "")
    return f"{wrap}{mark}{' ' if mark else ''}{verdict}{wrap}"


def one_line(reason: str, shape: Shape) -> str:
    """Neutralise what would end the line, the cell or the segment."""
    text = _ANY_BOX.sub(r"(\1)", " ".join(reason.split()))
    return text if shape is Shape.LIST else text.replace("|", "/")


def _lead(line: Line) -> str:
    return line.entry.text.removesuffix(line.entry.label)


def _without_comment(label: str) -> tuple[str, str]:
    at = label.rfind("<!--") if label.rstrip().endswith("-->") else -1
    body = label[:at].rstrip() if at >= 0 else label
    return body, label[len(body) :]


def _box_of(line: Line) -> str:
    found = _BOX.match(line.entry.text) or _BOX.match(line.entry.words or "")
    return found[0].lstrip("*_~").strip("[]") if found else ""


def _separator(line: Line) -> str:
    if line.entry.words is not None:
        return ""
    end, start = cut_label(line.entry.label)
    return line.entry.label[end:start]


def _mark_of(others: list[Line], wanted: PhaseState) -> str:
    same = [words_of(line) for line in others if line.phase.state is wanted and words_of(line)]
    marks = [found[1] for found in map(_MARK.match, map(_inside, same)) if found]
    if marks and len(marks) * 2 > len(same):
        return _most(marks)
    if same:
        return ""
    led = [words for words in map(words_of, others) if words]
    all_led = led and all(_MARK.match(_inside(words)) for words in led)
    return _PLAIN_MARKS[wanted] if all_led else ""


def _inside(words: str) -> str:
    wrapped = _WRAP.match(words.strip())
    return wrapped[2] if wrapped else words.strip()


def _wrap_of(words: str) -> str:
    wrapped = _WRAP.match(words.strip())
    return wrapped[1] if wrapped else ""


def _unboxed(words: str) -> str:
    return _BOX.sub("", words, count=1).strip()


def _most(texts: list[str], default: str = "") -> str:
    return Counter(texts).most_common(1)[0][0] if texts else default
