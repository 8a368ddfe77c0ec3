"""Reads measures said number first: `zero failed jobs`, `3+ reports`, `> 95% upload success rate`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from planning.checks.bound import read_value
from planning.checks.model import Op, Value
from planning.checks.units import read_unit
from planning.checks.words import OPERATOR, OPERATORS, PLURAL, SOMETHING

_FIRST = re.compile(
    r"(?P<number>\d[\d.,]{0,14}|zero)\s?(?P<unit>%|percent\b)?(?P<plus>\s?\+)?\s+(?P<noun>\S.*)", re.IGNORECASE
)
_ZERO = re.compile(r"zero|0", re.IGNORECASE)
_OR = re.compile(r"or (more|higher|better|fewer|less|lower)\s+", re.IGNORECASE)
_PER = re.compile(r"\s?(?:/\s?|per )(second|sec|s|minute|min|m|hour|hr|h|day|d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of what."""

    op: Op
    value: Value
    noun: str


def read_counted(text: str) -> Counted | None:
    """Read a number and what it counts; a mere number (`6 dashboards`) is no bound, none of nothing countable either."""
    lead = OPERATOR.match(text)
    op = next((op for number, (_, op) in enumerate(OPERATORS) if lead and lead[f"op{number}"]), None)
    match = _FIRST.fullmatch(text[lead.end() :].strip() if lead else text)
    if not match:
        return None
    noun, either = match["noun"], _OR.match(match["noun"])
    if op is None and either:
        op, noun = (Op.GE if either[1].lower() in {"more", "higher", "better"} else Op.LE), noun[either.end() :]
    op = op or (Op.GE if match["plus"] else _none_of(match["number"], noun))
    return _counted(op, match, noun) if op else None


def _none_of(number: str, noun: str) -> Op | None:
    countable = PLURAL.search(noun) and not SOMETHING.search(noun)
    return Op.EQ if _ZERO.fullmatch(number) and countable else None


def _counted(op: Op, match: re.Match[str], noun: str) -> Counted | None:
    number = "0" if match["number"].lower() == "zero" else match["number"]
    unit = "%" if match["unit"] else ""
    first, _, rest = noun.partition(" ")
    if not unit and read_unit(first):
        if not rest.startswith("of "):
            return None
        unit, noun = first, rest.removeprefix("of ")
    per = _PER.search(noun)
    if per and not unit:
        unit, noun = f"/{per[1][0].lower()}", noun[: per.start()]
    if unit == "%" and noun.startswith("of "):
        noun = f"share {noun}"
    value = read_value(f"{number}{unit}")
    return Counted(op, value, noun) if value and value.number >= Decimal(0) else None
