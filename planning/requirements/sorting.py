"""Who can see whether a requirement is met, told by its words."""

import re

from planning.requirements.requirement import Sort

_I = re.IGNORECASE
_COVERAGE = re.compile(
    r"\b(?:test|line|branch|statement|code|unit|function|path)\w*\s+(?:\w+\s+)?coverage|\bcoverage\b.*\btests?\b|cobertura|mutation score",
    _I,
)
_RELATIVE = re.compile(
    r"\b(?:baseline|grow|regress\w*|compared (?:to|with)|than (?:today|before|the current|v\d|version)|degrad\w+)\b", _I
)
_ELSEWHERE = re.compile(
    r"\b(?:third[- ]party|upstream|vendor|provider|external|partner|database|db|sql|quer(?:y|ies) time|on[- ]device|app launch|battery)\b"
    r"|\bdurability\b|\b(?:kept|deleted|retained|purged|expires?)\b|retenti|retenci|retenç",
    _I,
)
_ONCE = re.compile(
    r"\b(?:builds?|bundle|ci|pipeline|lighthouse|wcag|lcp|inp|cls|fcp|tti|page load|cold[- ]start|start-?up|boot|import time|wheel"
    r"|gzip\w*|complexity|rto|rpo|fail-?over|migrations?|migraci[oó]n|migração|rebuil[dt]\w*|reindex\w*|dependenc(?:y|ies)|documentation"
    r"|corpus|data ?set|false (?:positives?|negatives?)|precision|recall|drill|benchmark|install\w*|artifact|size|tama[nñ]\w+|tamanho)\b"
    r"|accessib|acces+ibilid|\bscore\b|puntuaci|pontua|\b(?:finish|parse|restor|recover|rebuil|load)\w*\b.*\b(?:in|within|under)\b",
    _I,
)
_REHEARSED = re.compile(r"\b(?:staging|load[- ]tests?|stress[- ]tests?|benchmarks?|locally|simulat\w+)\b", _I)
_LONG = re.compile(
    r"\bmonth|/\s?mo\b|\bmensual|\bm[eê]s\b|\bmensal|\bquarter|\btrimestr|\byear|\bannual|\banual|\ba[nñ]o\b|\bano\b|\bweek|\bsemana"
    r"|\berror budget|\bup-?time\b|\bdown-?time\b|\bmttr\b|\bmtbf\b|\bmttd\b|\b(?:[7-9]|[1-9]\d{1,2})[- ]?(?:days?\b|d\b|d[ií]as\b)",
    _I,
)
_AVAILABILITY = re.compile(r"availab|disponibili", _I)
_BY_REQUEST = re.compile(r"\brequests?\b|\b5xx\b|\bresponses?\b|solicitudes|peticiones|requisições|\bcalls?\b", _I)
_RESOURCE = re.compile(
    r"\b(?:cpu|memory|mem[oó]ria|ram|heap|disks?|disco|storage|almacenamiento|armazenamento|iops)\b", _I
)
_CAPACITY = re.compile(
    r"\b(?:rps|qps|tps|rpm)\b|/\s?(?:s|sec|second|min|minute|day)\b|\bper (?:second|minute)\b|\bthroughput|\bvaz[aã]o|\bcapacity|\bcapacidad"
    r"|concurren|simult|\bconnections?\b|\b(?:queue|backlog)\b|\bat once\b|\bpeak\b|\bvolum|\bmillion|\bmillones|\bmilh[oõ]es|\d replicas\b"
    r"|\d\s?(?:[KMGT]i?B)\b",
    _I,
)
_TIMED = re.compile(
    r"\b(?:under|below|within|in|less than|at most|no (?:more|longer) than|max\w*|up to|exceed|até|menos de|hasta)\s[^.]{0,20}?"
    r"\d[\d.,]*\s?(?:ms|s|sec\w*|min\w*|hours?|h)\b|[<≤]=?\s?\d[\d.,]*\s?(?:ms|s|sec\w*|min\w*|hours?|h)\b",
    _I,
)


def is_apart(text: str) -> Sort | None:
    """Sort what no stage sees whatever it measures: tests, what others run, comparisons with today."""
    if _COVERAGE.search(text):
        return Sort.COVERAGE
    return Sort.UNSEEN if _RELATIVE.search(text) or _ELSEWHERE.search(text) else None


def is_rehearsed(text: str) -> bool:
    """Whether it is shown in a rehearsal, not on users' requests."""
    return _REHEARSED.search(text) is not None


def is_once(text: str) -> bool:
    """Whether it is shown once, before or beside the rollout."""
    return _ONCE.search(text) is not None


def is_long(text: str, *, short_window: bool) -> bool:
    """Whether it counts over weeks: said so, or an availability that is neither per request nor over a short window."""
    by_time = _AVAILABILITY.search(text) and not (short_window or _BY_REQUEST.search(text))
    return bool(_LONG.search(text) or by_time)


def is_resource(text: str) -> bool:
    """Whether it is what the service uses up."""
    return _RESOURCE.search(text) is not None


def sort_of_rest(text: str, how: str) -> Sort:
    """Sort what holds no criterion."""
    if is_resource(text):
        return Sort.CAPACITY
    if is_once(text):
        return Sort.ONCE
    if _CAPACITY.search(text):
        return Sort.CAPACITY
    if is_long(text, short_window=False):
        return Sort.MONTH
    return Sort.ONCE if _TIMED.search(text) or is_once(how) else Sort.UNSEEN
