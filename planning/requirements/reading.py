"""Reads the requirements of documents: total, and silent where it is not sure that something is asked."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from planning.context.statements import Statement
from planning.duration import Duration
from planning.requirements.coded import coded_measures
from planning.requirements.headings import Voice, voice_of
from planning.requirements.measures import measures_of
from planning.requirements.never import is_never
from planning.requirements.phrases import Phrase, phrases, plain
from planning.requirements.requirement import Requirement, Sort
from planning.requirements.sorting import is_apart, is_long, is_once, is_rehearsed, is_resource, sort_of_rest

_NUMBER = re.compile(r"\d")
_MUST = re.compile(r"\b(?:must|shall|should|has to|have to|may not|debe|deben|deve|devem)\b", re.IGNORECASE)
_OUGHT = re.compile(rf"{_MUST.pattern}|\b(?:may|can|cannot)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:today|currently|at present|now|used to|no longer(?! than)|not required|nice to have|optional|hoy|hoje|actualmente|atualmente)\b"
    r"|^(?:if|when|alert|page|roll ?back)\b",
    re.IGNORECASE,
)
_WEEK = Duration(7 * 86400)
_PERCENTILE = re.compile(r"\bp\d{2}\b|\bpercentil", re.IGNORECASE)


@lru_cache(maxsize=32)
def read_requirements(statements: tuple[Statement, ...]) -> tuple[Requirement, ...]:
    """Read what the documents ask for in figures, and what must never happen; a line may ask for several."""
    return tuple(requirement for line in _lines(statements) for requirement in line)


def _lines(statements: Iterable[Statement]) -> Iterator[tuple[Requirement, ...]]:
    for statement, said in groupby(phrases(statements), lambda phrase: phrase.statement):
        heard = tuple(said)
        yield (
            _coded(statement)
            or tuple(found for phrase in heard if _asks(phrase) for found in _of_phrase(phrase))
            or _never(statement, heard)
        )


def _never(statement: Statement, said: Iterable[Phrase]) -> tuple[Requirement, ...]:
    """Read what must never happen: no figure, and a requirement of zero."""
    voice, text = voice_of(statement.headings), plain(statement.text)
    asks = voice > Voice.FEATURES or (voice is not Voice.SILENT and _OUGHT.search(text))
    if not asks or _TODAY.search(text) or not any(is_never(phrase.whole) for phrase in said):
        return ()
    return (Requirement(None, statement.text, statement.source, Sort.NEVER),)


def _coded(statement: Statement) -> tuple[Requirement, ...]:
    """Read a line that writes its requirement as a measure in a code span: the words before it only say what for."""
    voice, text = voice_of(statement.headings), plain(statement.text)
    if voice is Voice.SILENT or _TODAY.search(text) or (voice is Voice.TELLING and not _MUST.search(text)):
        return ()
    measures = coded_measures(statement.text)
    return tuple(Requirement(measure, statement.text, statement.source, Sort.STAGE) for measure in measures)


def _asks(phrase: Phrase) -> bool:
    return bool(_NUMBER.search(phrase.said)) and not _TODAY.search(phrase.whole)


def _of_phrase(phrase: Phrase) -> Iterator[Requirement]:
    voice = voice_of(phrase.statement.headings)
    if voice is Voice.SILENT or (voice is Voice.TELLING and not _MUST.search(phrase.said)):
        return
    found = tuple(_stage(phrase))
    if found:
        yield from found
        return
    sort = _sort(phrase)
    if voice is Voice.QUALITY or (voice is Voice.ASKING and sort is not Sort.UNSEEN):
        yield Requirement(None, phrase.statement.text, phrase.statement.source, sort)


def _stage(phrase: Phrase) -> Iterator[Requirement]:
    """Give what a stage of the rollout sees."""
    whole = phrase.whole
    timed = _PERCENTILE.search(whole) is not None
    if is_apart(whole) or is_rehearsed(whole) or is_resource(whole) or (is_once(whole) and not timed):
        return
    for measure in measures_of(phrase.about, phrase.said):
        long = measure.over is not None and measure.over >= _WEEK
        if not long and not is_long(f"{whole} {phrase.how}", short_window=measure.over is not None):
            yield Requirement(measure, phrase.statement.text, phrase.statement.source, Sort.STAGE)


def _sort(phrase: Phrase) -> Sort:
    return is_apart(phrase.whole) or sort_of_rest(phrase.whole, phrase.how)
