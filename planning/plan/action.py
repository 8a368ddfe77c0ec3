"""Reads one thing to do as people and agents write it: a command, a place in a console, or mere words."""

import re

from planning.checks import Probe, read_check
from planning.markdown.prose import prose
from planning.markdown.spans import code_span, read_spans
from planning.plan.layout import action
from planning.plan.parts import Action

_WHERE = re.compile(r"\bWhere:\s*(?=\S)")


def read_action(source: str) -> Action | Probe:
    """Read a line of `Do:`; a line with neither command nor place is words alone, for a gate to refuse.

    What was read is read again as it would be written, until nothing changes: a colon before a code span, say, goes.
    """
    read = _read(prose(source))
    while (again := _read(prose(action(read)))) != read and len(action(again)) < len(action(read)):
        read = again
    return read if again == read else Action(lead=prose(source).replace("`", "'"))


def _read(line: str) -> Action | Probe:
    check = read_check(line)
    if isinstance(check, Probe) and not check.where:
        return check
    spans = read_spans(line)
    if spans and spans[-1].code:
        return _command(line, spans[-1].text)
    return _place(line) or Action(lead=line)


def _place(line: str) -> Action | None:
    """Find the place named after `Where:`; inside a code span the word names none."""
    for label in _WHERE.finditer(line):
        lead, where = line[: label.start()].strip(), line[label.end() :].strip()
        if where and (prose(lead), prose(where)) == (lead, where):
            return Action(lead=lead, where=where)
    return None


def _command(line: str, command: str) -> Action:
    lead = line.removesuffix(code_span(command)) if line.endswith(code_span(command)) else line.rpartition("`")[0]
    return Action(lead=lead.rstrip(": "), command=command)
