"""Reads section 6: changelog entry, announcements, release notes."""

import re

from planning.markdown.blocks import split_lines
from planning.plan.parts import Announcement
from planning.plan.reading.entries import entries, leave, line_of, none_of, nothing_below
from planning.plan.reading.notes import Notes
from planning.plan.reading.outline import Outline, Part

_QUOTE = re.compile(r" {0,3}> ?")
_SAID = re.compile(r'(?:([^"]+?):\s*)?"(.*)"\s*\.?', re.DOTALL)
_QUOTED = {"changelog": "changelog", "release notes": "release_notes"}


def read_communication(part: Outline, notes: Notes) -> dict[str, object]:
    """Read the fields of the plan that stand in section 6."""
    found: dict[str, object] = {}
    for node in part.blocks:
        if (none := none_of(node)) and "no_communication" not in found:
            notes.place("no_communication", line_of(node))
            found["no_communication"] = none
            continue
        notes.keep_or_report(node, "belongs to no channel", 'put it under `### Internal`: - `#release`: "message"')
    for extra in part.parts:
        name = extra.title.lower()
        if name in _QUOTED and _QUOTED[name] not in found:
            notes.place(_QUOTED[name], extra.line)
            found[_QUOTED[name]] = _quoted(extra, notes)
        elif name == "internal" and "announcements" not in found:
            found["announcements"] = _announcements(extra, notes)
        else:
            extra.keep(notes)
    return found


def _quoted(part: Part, notes: Notes) -> str:
    """Give the text of the quotations; a draft that people wrote without `>` is taken as it stands."""
    lines = split_lines(notes.text)
    blocks = ["".join(lines[node.map[0] : node.map[1]]) for node in part.blocks if node.map]
    plain = [line.rstrip("\r\n") for block in blocks for line in (*split_lines(block), "\n")]
    return "\n".join(_QUOTE.sub("", line, count=1) for line in plain)


def _announcements(part: Part, notes: Notes) -> tuple[Announcement, ...]:
    said: list[Announcement] = []
    leave(part.blocks, notes)
    for entry in entries(part.blocks):
        nothing_below(entry, notes)
        match = _SAID.fullmatch(entry.text)
        if match:
            notes.place(f"announcements[{len(said)}]", entry.line, ticked=entry.ticked)
            said.append(Announcement(channel=match[1] or "", message=match[2]))
        else:
            notes.unread(entry.line, "is no announcement", '- `#release-api`: "2.4.0 starts at 10:00 UTC."')
    return tuple(said)
