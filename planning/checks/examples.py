"""Lines that pass, in the spirit of one that does not: clearly examples, never a reading of the line."""

import re

from planning.markdown.spans import code_span

_REQUEST = re.compile(r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE)\s+(/[\w./{}:-]*)")
_SPIRIT: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"latenc|slow|fast|performan|response|speed|\btime\b", re.IGNORECASE),
        code_span("p99 latency <= 400ms over 10m"),
    ),
    (re.compile(r"dashboard|monitor|metric|alert|\blogs?\b", re.IGNORECASE), "`make alerts-firing`: expect `0`"),
    (
        re.compile(r"log[- ]?in|sign[- ]?(?:in|up)|checkout|payment|conversion", re.IGNORECASE),
        code_span("checkout success rate >= baseline - 1pp over 30m"),
    ),
    (
        re.compile(r"crash|incident|bug|complain|ticket|report|feedback", re.IGNORECASE),
        code_span("support tickets about the release <= 3 over 24h"),
    ),
    (
        re.compile(r"works?\b|functional|healthy|loads?\b|live|accessible|running|starts?\b", re.IGNORECASE),
        "`https://api.example.com/healthz`: expect `200`",
    ),
)


def example_for(text: str) -> str:
    """Give a line that passes, on the same matter where the words show it."""
    request = _REQUEST.search(text)
    if request and "{" not in request[1]:
        return f"`https://api.example.com{request[1]}`: expect `200`"
    return next((line for spirit, line in _SPIRIT if spirit.search(text)), code_span("http 5xx rate < 0.6% over 10m"))
