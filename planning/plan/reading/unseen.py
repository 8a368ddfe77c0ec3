"""Reports characters that nobody sees, wherever they stand in a plan: what people approve must be what is there."""

from collections.abc import Mapping

from planning.markdown.unseen_lines import unseen_lines
from planning.plan.reading.notes import Notes
from planning.plan.sections import Section

_FIX = "delete it and write the line anew; in an editor that shows code points it is to be seen"


def report_unseen(text: str, seen: Mapping[Section, int], notes: Notes) -> None:
    """Report each line that holds one, as part of the section that it stands in or below."""
    for number, hidden in unseen_lines(text):
        notes.section = max((s for s in seen if seen[s] <= number), key=lambda s: seen[s], default=Section.HEADER)
        notes.unread(number, f"holds {hidden}, which nobody sees", _FIX)
