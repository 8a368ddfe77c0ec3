"""The short name of a version: what people call a release by, in a cell that may say more."""

import re

from planning.markdown.spans import code_span, read_spans

_VERSION = re.compile(r"v?\d+(?:\.\d+)*[-+.\w]*")


def short_version(cell: str) -> str:
    """Shorten `registry.example.com/api:2.3.7` to `2.3.7`.

    What has no version after a colon stays, and so does a phrase that says more than its code (flag `x` off).
    """
    spans = read_spans(cell)
    first = next((span.text for span in spans if span.code), cell.partition(", ")[0])
    if len(spans) > 2 and spans[0].text.strip() and not spans[0].code:
        phrase = f"{spans[0].text}{code_span(first)}{spans[2].text.partition(',')[0]}".strip()
        if not phrase.endswith("`"):
            return phrase
    tail = first.rpartition(":")[2]
    return tail if _VERSION.fullmatch(tail) else first
