"""Tells words that were given as a command from a command of a program that nobody here knows."""

import re

from planning.checks.command import looks_like_command
from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.plain import WELL_KNOWN
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State
from planning.commands.programs import BY_NAME

_WORDS = re.compile(r"[A-Za-z][\w'’-]*[,:]?(?: [\w.'’/-]*\w[,:;]?)+[.!]?")
_SAYS = re.compile(r" (?:the|an|our|their|its|them|these|those|sure|until|whether)(?= |$)")
"""Words that no program takes for an argument."""
_ASKS = frozenset({"roll", "turn", "put", "bring", "send", "tell", "ask", "point", "let", "please", "we", "you"})
"""What begins a request and names no program."""
_CAPITAL = re.compile(r"[A-Z][a-z]+")


def is_prose(command: str, repository: Repository | None = None) -> bool:
    """Whether a command is words for people: `revert the deploy`; in doubt it is a command."""
    line = command.strip()
    first = line.partition(" ")[0]
    if not _WORDS.fullmatch(line) or " -" in line or "/" in first or looks_like_command(line):
        return False
    if first in WELL_KNOWN or first in BY_NAME:
        return False
    reads = bool(_SAYS.search(line.lower())) or first.lower() in _ASKS or bool(_CAPITAL.fullmatch(first))
    return reads and not (repository and _is_there(line, repository))


def _is_there(line: str, repository: Repository) -> bool:
    return any(verdict.state is not State.UNCLEAR for verdict in judge_command(line, repository))
