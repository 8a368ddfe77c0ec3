"""Which parts of a document ask for something, and how sure that is."""

import re
from enum import IntEnum
from functools import lru_cache

_QUALITY = re.compile(
    r"non-?\s?functional|\bnfrs?\b|qualit|performance|availability|reliab|\bslos?\b|service level|scalab|capacity"
    r"|testing requirements|n[aã]o[- ]funcion|no funcional|rendimiento|desempenho|calidad|qualidade|disponib",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"acceptance|success|\bgoals?\b|objective|\btargets?\b|constraint|requirement|criteri|requisito|objetivo|restri",
    re.IGNORECASE,
)
_FUNCTIONAL = re.compile(
    r"(?<!non)(?<!non[- ])(?<!n[aã]o )(?<!no )(?:\bfunctional|\bfuncionales|\bfuncionais)", re.IGNORECASE
)
_TELLING = re.compile(
    r"out of scope|fuera de alcance|fora d[eo] escopo|non-goals?|today|current|existing|background|context|\brisks?\b"
    r"|roll ?back|trigger|alerting|history|decisions?\b|baseline|as[- ]is",
    re.IGNORECASE,
)


class Voice(IntEnum):
    """How much a part of a document asks."""

    SILENT = 0
    """It tells of something else: risks, what is so today, what is out of scope."""
    TELLING = 1
    """Only a sentence with `must` asks."""
    FEATURES = 2
    """Functional requirements: what a stage sees counts, other numbers belong to the feature."""
    ASKING = 3
    """Goals, constraints, acceptance: numbers with a fitting noun ask."""
    QUALITY = 4
    """Non-functional requirements: every number asks."""


@lru_cache(maxsize=256)
def voice_of(headings: tuple[str, ...]) -> Voice:
    """Tell how much the innermost fitting heading asks; a document's title says nothing where there are others."""
    for heading in reversed(headings[1:] or headings):
        if _TELLING.search(heading):
            return Voice.SILENT
        if _QUALITY.search(heading):
            return Voice.QUALITY
        if _FUNCTIONAL.search(heading):
            return Voice.FEATURES
        if _ASKING.search(heading):
            return Voice.ASKING
    return Voice.TELLING
