"""Gate `window-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.risk import Risk
from planning.rollout.change import change_of
from planning.text.placeholders import stands_open


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.HIGH,
    bad="| Downtime | none |\n| Old and new",
    good="| Window | 2026-12-01 09:00 UTC, 6h |\n| Downtime | none |\n| Old and new",
)
def window_missing(case: Case) -> Iterator[Problem]:
    """A release without a window.

    Traffic, staff and freezes differ by hour and day; rates were recorded for some hours and not for others.
    """
    ordinary = case.risk is Risk.LOW or change_of(case.plan.facts).no_service
    window = case.plan.release.window
    if (not window or stands_open(window)) and not ordinary:
        yield Problem("release.window", "no time is set for the release", "| Window | 2026-12-01 09:00 UTC, 5h |")
