"""Reads probes: a command, an address or a place, and what it has to show."""

import itertools
import re

from planning.checks.command import looks_like_command
from planning.checks.model import Probe, Unclear
from planning.duration import read_duration
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import Span, read_spans, source_of
from planning.text.secrets import without_secrets

_LOOSE = (
    r"→|->|=>|⇒|[=!≠]=?|returns?|prints?|outputs?|shows?|gives?|yields?|responds?(?: with)?|answers?(?: with)?|is|must be"
    r"|(?:must|should) (?:return|print|show|be)|devuelve|retorna|responde|exits?(?: with)?|contains?|includes?|says"
)
_SAYS = re.compile(
    rf"\s*(?::\s*(?P<exact>expects?|not)\b|:?\s*(?P<loose>{_LOOSE})(?=[\s\d`\"]|$))\s*(?P<rest>[\s\S]*)",
    re.IGNORECASE,
)
_EXIT = re.compile(r"(?:exit(?: code| status)?\s*)(\d{1,3})\b(.*)", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(r"(?:HTTP\s*)?(\d[\w.]*\w|\d|[A-Za-z][\w.-]*)(?=\s|$|[.,;])(.*)", re.DOTALL)
_ALONE = re.compile(
    r"(?:HTTP\s*)?(\d[\w.]*\w|\d|[A-Za-z][\w-]*)(?=$|[.,;](?:\s|$)|\s(?:for|over)\s|\s?\()(.*)", re.DOTALL
)
_QUOTED = re.compile(r"[\"“]([^\"”`]{1,80})[\"”](.*)", re.DOTALL)
_LASTING = re.compile(r"\s*(?:for|over)\s+([\w\s.]+?)\.?", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<lead>.*?)\bwhere:\s*(?P<where>.+):\s*(?P<verb>expects?|not)\s+(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_PLACE = 1000
_ABSENT = re.compile(r"\b(?:no|not|without|never|sin|sem)\b[^`]{0,20}$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:expect|status|return|print|show|contain|includ|inclu|respond|answer|confirm|equal|output|display)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[\s|:→>=-]*(\d{1,9})\s+(?:results?|lines?|rows|files?|matches|entries)\W*")
_APPEARS = re.compile(
    r"\s+(?:appears?|shows up|is (?:shown|logged|listed|visible)|turns up)\s+(?:in|on|under)\s+(?P<where>[^`.;]+)\W*"
)
_WORDS_BEFORE = re.compile(
    r"(?:.*[:;.]\W*)?\b(?P<where>[^\W\d_][\w \"/>-]{2,60}?)\s+(?:shows?|prints?|reads?|displays?|says)\s*"
)


def read_probe(line: str) -> Probe | Unclear | None:
    """Read a probe; Unclear where the line means one and says no result, None where it means none."""
    spans = read_spans(line)
    for index, span in enumerate(spans[:-1]):
        if not span.code or not span.text.strip():
            continue
        following = spans[index + 1].text if not spans[index + 1].code else ""
        says = _SAYS.match(f"{following}`" if len(spans) > index + 2 else following)
        if says and (says["exact"] or _is_target(span.text)):
            return _found(line, spans, index, says)
    return _place(line) or _unsaid(line, spans) or _shown(line, spans)


def _found(line: str, spans: tuple[Span, ...], index: int, says: re.Match[str]) -> Probe | Unclear:
    whole = _SAYS.match(source_of(spans[index + 1 :]))
    rest = whole["rest"] if whole else says["rest"]
    target = one_line(spans[index].text)
    negated = (says["exact"] or "").lower() == "not" or (says["loose"] or "")[:1] in {"!", "≠"}
    exits = "exit " if (says["loose"] or "").lower().startswith("exit") else ""
    value, rest = _value(f"{exits}{rest}", strict=bool(says["exact"]))
    if not value:
        return _meant(line, target, spans[index + 1 :]) or _without_result(line, target, negated=negated)
    lasting = _LASTING.fullmatch(rest)
    length = read_duration(lasting[1]) if lasting else None
    probe = Probe(target, value, negated, length, _lead(prose(source_of(spans[:index]))))
    if rest.strip(" .") and length is None:
        return Unclear(
            line, f"says more than one thing: {without_secrets(rest.strip())[:60]!r}", str(probe), corrected=True
        )
    return probe


def _is_target(text: str) -> bool:
    return text.startswith(("http://", "https://")) or looks_like_command(text)


def _lead(text: str) -> str:
    while (shorter := prose(text.rstrip("; ,:-–—→"))) != text:
        text = shorter
    return text


def _value(text: str, *, strict: bool) -> tuple[str, str]:
    """Give the value that is expected, and what follows it; loosely said, a lone word or what stands in quotes."""
    code = _EXIT.match(text)
    if code:
        return f"exit {int(code[1])}", code[2]
    spans = read_spans(text)
    if spans and spans[0].code:
        value, rest = one_line(spans[0].text), source_of(spans[1:])
        inner = _EXIT.fullmatch(value)
        return (f"exit {int(inner[1])}" if inner and not inner[2] else value), rest
    bare = _BARE.match(text) if strict else _QUOTED.match(text) or _ALONE.match(text)
    return (bare[1], bare[2]) if bare else ("", text)


def _meant(line: str, target: str, after: tuple[Span, ...]) -> Unclear | None:
    """Find what a command is said to show in the words behind it."""
    for words, value in itertools.pairwise(after):
        shown = one_line(value.text) if value.code and not words.code else ""
        negated = bool(_ABSENT.search(words.text))
        if shown and not _is_target(shown) and (negated or _PRESENT.search(words.text)):
            fix = str(Probe(target, shown, negated))
            return Unclear(line, f"says in words what {without_secrets(target)[:40]!r} shows", fix, corrected=True)
    counted = _COUNT.fullmatch(after[0].text) if len(after) == 1 and not after[0].code else None
    if counted and not target.startswith("http"):
        return Unclear(line, "says a number of lines", str(Probe(f"{target} | wc -l", counted[1])), corrected=True)
    return None


def _without_result(line: str, target: str, *, negated: bool = False, corrected: bool = True) -> Unclear:
    value = "200" if target.startswith("http") else "exit 0"
    fix = str(Probe(target, value, negated))
    return Unclear(line, f"does not say what {without_secrets(target)[:40]!r} has to show", fix, corrected)


def _place(line: str) -> Probe | None:
    match = _PLACE.fullmatch(line) if len(line) <= _LONGEST_PLACE else None
    value, rest = _value(match["value"], strict=True) if match else ("", "")
    if not match or not value:
        return None
    lasting = _LASTING.fullmatch(rest)
    length = read_duration(lasting[1]) if lasting else None
    if rest.strip(" .") and length is None:
        return None
    negated = match["verb"].lower() == "not"
    where = prose(match["where"].strip(": "))
    return Probe("", value, negated, length, _lead(match["lead"]), where) if where else None


def _unsaid(line: str, spans: tuple[Span, ...]) -> Unclear | None:
    """A command or an address that says no result: the commonest one is offered where nothing else is meant."""
    at = next((i for i, span in enumerate(spans) if span.code and _is_target(one_line(span.text))), None)
    if at is None:
        return None
    target, after = one_line(spans[at].text), spans[at + 1 :]
    meant = _meant(line, target, after)
    return meant or _without_result(line, target, corrected=not source_of(after).strip(" .:;)*_→"))


def _shown(line: str, spans: tuple[Span, ...]) -> Unclear | None:
    """Words that show up in a place are a probe of that place."""
    for index, span in enumerate(spans):
        if not span.code or not span.text.strip():
            continue
        after = spans[index + 1].text if index + 1 < len(spans) else ""
        appears = _APPEARS.fullmatch(after)
        before = _WORDS_BEFORE.fullmatch(spans[index - 1].text[-200:]) if index else None
        place = appears or before
        if place:
            fix = str(Probe("", one_line(span.text), where=prose(place["where"].strip())))
            return Unclear(line, f"says in words where {without_secrets(span.text)[:40]!r} shows", fix, corrected=True)
    return None
