"""Gate `window-below-scrape`."""

from collections.abc import Iterator

from planning.checks import Measure
from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_checks
from planning.rollout.objective import scrape_interval_of

_LEAST = 4
"""Scrapes in a window: Prometheus needs two for a rate, and one may fail or come late."""


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.MEDIUM,
    bad="- `p99 latency > 900ms over 1m`",
    good="- `p99 latency > 900ms over 5m`",
)
def window_below_scrape(case: Case) -> Iterator[Problem]:
    """A window that holds fewer than four scrapes of the metric.

    It often has no value at all, and then a trigger is blind. The interval is known where a document states it.
    """
    known = scrape_interval_of(case.plan.facts)
    if known is None:
        return
    interval, fact = known
    least = Duration(_LEAST * interval.seconds)
    for where, check in walk_checks(case.plan):
        if isinstance(check, Measure) and check.over and check.over < least:
            yield Problem(
                where,
                f"{check} looks back {check.over}, metrics are scraped every {interval} (`{fact.source}`)",
                f"look back four scrapes or more: `over {least}`",
            )
