"""The name of what a requirement measures, made of the words around its figure."""

import re

from planning.checks import Kind
from planning.checks.units import kind_of
from planning.sizing.events import singular

_I = re.IGNORECASE
PERCENTILE = re.compile(r"\bp(\d{2,3}(?:\.\d{1,2})?)\b", _I)
SUCCESS = re.compile(
    r"\bsuccess\w*|\bsucceed\w*|\bavailab\w*|\bdisponibili\w*|\béxito|\bsucesso|\bnon-?5xx|\bhealthy|\bup-?time|\bcompletion",
    _I,
)
FAILURE = re.compile(r"\berr(?:or|ors|ores|o|os)\b|\bfail\w*|(?<!non-)(?<!non )\b5xx\b|\bfalhas?\b|\bfallos?\b", _I)
RATE = re.compile(r"\brates?\b|\bratio\b|\bshare\b|\btasa\b|\btaxa\b|\bpercentage\b|\bproportion\b", _I)
LATENCY = re.compile(
    r"\blatenc\w*|\blat[eê]ncia|\bresponse times?|\brespond\w*|\bresponses?\b|\btiempos? de respuesta|\btempos? de resposta|\bround[- ]trip"
    r"|\bttfb\b|\btime to first byte",
    _I,
)
_VERB = re.compile(
    r"\s+(?:must|should|shall|may|will|can|are|is|has|have|stays?|remains?|keeps?|takes?|needs?|answers?|responds?|debe|deve|es|é)\b(?:\s+not\b)?",
    _I,
)
_ARTICLE = re.compile(r"^.*\b(?:an?|its|the|their|with|el|la|una?|o)\s+(?=\S)", _I)
_EDGES = re.compile(
    r"^(?:(?:the|an?|our|all|any|overall|target|of|for|el|la|los|las|o|os|as)\s+)+|^[\s,;:(–—-]+"
    r"|(?:\s+(?:of|is|are|be|to|at|in|within|must|should|target|goal|objective|stays?|below|with|de|and|for|a|the|on|by))+$|[\s,;:(–—-]+$",
    _I,
)
_BARE = re.compile(r"\b(?:target|objective|goal|slo|sli|budget|requirements?)\b:?", _I)
_GENERIC = re.compile(
    r"(?:performance|reliability|availability|speed|health|quality|responsiveness|efficiency|errors?|slo|sli|api|service|backend|server"
    r"|rendimiento|desempenho|fiabilidad|confiabilidade|scalability|stability|resilience|tests?|web|load|user experience)s?",
    _I,
)
_QUALIFIER = re.compile(r"^(?:for|on|of|at|across|in|en|em|de|para)\s+(?P<what>(?:the\s+)?[^,;()<>=]{2,60})", _I)
_OF_ALL = re.compile(r"^(?:all\s+)?(?:requests?|responses?|calls?|the time|traffic|cases?)\b", _I)
_ROUTE = re.compile(
    r"(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE)\s+)?(?<!\w)/\w\S*|\b(?:GET|HEAD|POST|PUT|PATCH|DELETE)\s+\S+"
)
_CUT = re.compile(r"\s+(?:up to|over|under|above|below|more than|less than|at least|at most|with)\b.*", _I)

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PARAMETER = re.compile(r"/\{[^{}]*\}|/:\w+|\bv\d+\b")
_GENERAL = frozenset({
    "latency", "latencia", "latência", "response", "responses", "respond", "time", "times", "tiempo", "tempo",
    "duration", "durations", "seconds", "milliseconds", "ms", "bucket", "total", "rate", "rates", "ratio", "share",
    "percentage", "tasa", "taxa", "http", "https", "request", "requests", "req", "call", "calls", "api", "service",
    "server", "backend", "overall", "endpoint", "endpoints", "route", "all", "any", "the", "a", "an", "of", "for",
    "on", "in", "at", "to", "and", "with", "per", "by", "from", "its", "de", "da", "do", "del", "la", "el", "los",
    "las", "o", "os", "em", "en", "error", "errors", "errores", "erro", "erros", "failure", "failures", "fail",
    "failed", "failing", "5xx", "status", "code", "success", "successful", "succeed", "succeeded", "availability",
    "available", "éxito", "sucesso", "disponibilidad", "disponibilidade", "non", "maximum", "max", "average", "mean",
    "avg", "quantile", "target", "end", "user", "facing", "new", "version", "production", "prod", "performance",
    "reliability", "scalability",
})  # fmt: skip
"""Words that say nothing about which part of the service a metric is of."""


def metric_name(about: str, before: str, after: str, unit: str) -> str:
    """Make the name; empty where the words name no latency and no rate."""
    quantile = next((found[0].lower() for part in (before, about, after) if (found := PERCENTILE.search(part))), "")
    if not before and not about and (names_share(after) or PERCENTILE.match(after)):
        before, after = after, ""
    about, before = (_trimmed(PERCENTILE.sub("", part)) for part in (about, before))
    name, of = _named(about, _subject_first(before))
    if unit == "%" and not names_share(name):
        return ""
    if unit != "%" and not (quantile or LATENCY.search(name)):
        return ""
    if unit == "%" and kind_of(name) is Kind.COUNT and "(" not in name:
        name = f"{name} rate"
    if unit != "%" and kind_of(name) is not Kind.TIME and not LATENCY.search(name):
        name = f"{name} latency" if name else "latency"
    of = of or _qualifier(PERCENTILE.sub("", after).strip())
    return " ".join(part for part in (quantile, _lower(name), of) if part)


def names_share(name: str) -> bool:
    """Whether the words name a rate."""
    return bool(RATE.search(name) or SUCCESS.search(name) or FAILURE.search(name))


def is_generic(words: str) -> bool:
    """Whether words only say which quality is meant: `Performance`."""
    return _GENERIC.fullmatch(words) is not None


def names_route(name: str) -> bool:
    """Whether a metric is of one route: `p99 latency for GET /cart`."""
    return _ROUTE.search(name) is not None


def specific_words(name: str) -> frozenset[str]:
    """Give the words that say of which part or event a metric is: `order` in `order success rate`."""
    words = {word.lower() for word in _WORD.findall(_PARAMETER.sub(" ", PERCENTILE.sub(" ", name)))}
    pieces = {piece for word in words for piece in word.split("-") if not piece.replace(".", "").isdigit()}
    return frozenset(singular(word) for word in pieces - _GENERAL)


def _trimmed(text: str) -> str:
    text = " ".join(_BARE.sub("", text).replace("()", "").split())
    while (shorter := _EDGES.sub("", text)) != text:
        text = shorter
    return text if text.count("(") == text.count(")") else text.replace("(", "").replace(")", "").strip()


def _subject_first(words: str) -> str:
    """Turn `the endpoint must keep its latency` into `latency of endpoint`."""
    verb = _VERB.search(words)
    if not verb:
        return words
    left, right = _trimmed(words[: verb.start()]), _trimmed(_ARTICLE.sub("", words[verb.end() :].strip()))
    if not right or LATENCY.search(left) or names_share(left):
        return left
    return f"{right} of {_lower(left)}" if LATENCY.search(right) or names_share(right) else left


def _named(about: str, own: str) -> tuple[str, str]:
    """Give the name and the part of the service that it is of."""
    if _ROUTE.fullmatch(about):
        return own, f"for {about}"
    if not about or is_generic(about):
        return own, ""
    says = kind_of(own) is Kind.TIME or LATENCY.search(own) or names_share(own)
    if not own or not says:
        return f"{about} {_lower(own)}".strip(), ""
    if LATENCY.fullmatch(about) or own.lower() in about.lower():
        return own if len(own) > len(about) else about, ""
    return (own, "") if specific_words(own) else (f"{about} {_lower(own)}", "")


def _qualifier(after: str) -> str:
    found = _QUALIFIER.match(after)
    if not found or _OF_ALL.match(found["what"]):
        return ""
    word, what = after.split(maxsplit=1)[0], _CUT.sub("", found["what"]).strip(" .")
    return f"{word} {what}" if what else ""


def _lower(name: str) -> str:
    """Begin in lower case, as a metric is written in the middle of a line."""
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first[1:].islower() and first.isalpha() else name
