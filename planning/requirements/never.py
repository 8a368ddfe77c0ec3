"""What must never happen: `No gift card may be redeemed twice`, `each event is delivered exactly once`.

Such a requirement holds no number and is one all the same: zero.
"""

import re

_I = re.IGNORECASE
AGAIN = r"twice|duplicat\w*|double[- ]?(?:charg|book|spen|count|rede|deliver|pay|bill|sen[dt]|submi|process|pric)\w*|more than once"
LOST = r"lost|lose[sn]?|losing|loss(?:es)?"
_EVENTS = re.compile(
    rf"\b(?:no|none|never|not|cannot|without|zero)\b(?![- ](?:only|need|required|in scope)\b)[^.;:]{{0,80}}?\b(?:{AGAIN}|{LOST})\b"
    r"|\b(?:at most|exactly|only)[- ]once\b"
    rf"|\b(?:{AGAIN}|{LOST})\b[^.;:]{{0,40}}?\b(?:not|never) (?:be )?(?:tolerated|allowed|accepted|acceptable|permitted)\b",
    _I,
)
_PACE = re.compile(
    r"\bonce\s+(?:a|an|per|every|each|in|the|it|all)\b|\b(?:packet|weight|hearing) loss|\bat[- ]least[- ]once\b", _I
)
"""How often something runs, and losses that are measured as a share."""


def is_never(text: str) -> bool:
    """Whether a line asks that something never happens, or happens once alone."""
    return bool(_EVENTS.search(text)) and not _PACE.search(text)
