"""Reads section 5: what is verified after the deployment, and for how long it is watched."""

import re

from planning.duration import read_duration
from planning.markdown.prose import prose
from planning.plan.reading.entries import leave, line_of, none_of, read_checks, text_of
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline
from planning.rollout.exposure import Misread

_WATCH = re.compile(r"watch for\s+(.+?)\.?", re.IGNORECASE)
_LISTS = {
    "smoke tests": "smoke_tests",
    "health checks": "health_checks",
    "metrics to watch": "metrics",
    "manual checks": "manual_checks",
}


def read_verification(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 5."""
    found: dict[str, object] = {}
    for node in part.blocks:
        watch = _WATCH.fullmatch(text_of(node)) if node.type == "paragraph" else None
        if watch and "watch_for" not in found:
            notes.place("watch_for", line_of(node))
            found["watch_for"] = read_duration(watch[1]) or Misread(prose(watch[1]), "is no length of time")
        elif (none := none_of(node)) and "no_verification" not in found:
            notes.place("no_verification", line_of(node))
            found["no_verification"] = none
        else:
            notes.keep_or_report(node, "belongs to no list of checks", "put it under `### Smoke tests`")
    for extra in part.parts:
        name = _LISTS.get(extra.title.lower())
        if name and name not in found:
            leave(extra.blocks, notes)
            found[name] = read_checks(extra.blocks, name, notes)
        else:
            extra.keep(notes)
    return found
