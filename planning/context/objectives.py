"""What documents promise and how they measure: the availability objective, the interval at which metrics are scraped."""

import re

from planning.context.statements import Statement
from planning.duration import read_duration

_ABOUT = re.compile(
    r"\b(?:availability(?! zone)|uptime|slos?|service[- ]level objectives?|error budget)\b", re.IGNORECASE
)
_OBJECTIVE = re.compile(r"(?<![\d.])(9\d(?:\.\d{1,5})?)\s?%")
_OTHER = re.compile(
    r"\b(?:latency|p\d{2}|percentile|coverage|cache|durability|cpu|memory|utili[sz]ation|accuracy|log-?ins?|checkouts?|backups?|e?mails?"
    r"|delivery|delivered|was|were|not|currently|last (?:week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""What a percentage is of that is no share of requests answered, and words of what was or is not asked."""
_PERIODS = {"week": r"week", "quarter": r"quarter", "year": r"\byear|annual"}
_SCRAPE = re.compile(
    r"\bscrap(?:e[sd]?|ing)(?:[_ ]interval)?\b[`*_]{0,2}(?:\s+(?:metrics|targets|it))?\s*(?::|=|is|of|every|at an?|at|each)*\s*"
    r"[`*_]{0,2}(\d{1,4}\s?-?(?:s|sec|seconds?|m|min|minutes?))\b",
    re.IGNORECASE,
)


def objective_in(statement: Statement) -> str:
    """Give the objective that a statement sets, `SLO: 99.9% of requests a month`; empty where it sets none.

    Only availability as a share of all requests; one whose period is not said is taken for a month's.
    """
    found = _OBJECTIVE.search(statement.text)
    topic = " ".join((*statement.headings[-1:], statement.text))
    if not found or not _ABOUT.search(topic) or _OTHER.search(statement.text):
        return ""
    period = next((name for name, sign in _PERIODS.items() if re.search(sign, topic, re.IGNORECASE)), "month")
    return f"SLO: {found[1]}% of requests a {period}"


def scrape_interval_in(statement: Statement) -> str:
    """Give the interval that a statement names, `scrape interval: 30s`; empty where it names none."""
    found = _SCRAPE.search(statement.text)
    length = read_duration(found[1].replace("-", " ")) if found else None
    return f"scrape interval: {length}" if length and length.seconds else ""
