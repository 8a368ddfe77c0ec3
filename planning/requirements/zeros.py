"""What must never happen, and which of it no check of a plan looks for."""

import re
from collections.abc import Iterable, Iterator

from planning.checks import Absolute, Check, Judged, Measure, Op, Probe, read_check
from planning.markdown.spans import code_span
from planning.plan.model import Plan
from planning.plan.walk import walk_checks
from planning.requirements.never import AGAIN, LOST
from planning.requirements.requirement import Requirement, Sort

_I = re.IGNORECASE
_FAMILIES = (re.compile(rf"{AGAIN}|\bonce\b|idempoten", _I), re.compile(rf"{LOST}|missing|orphan|vanish", _I))
_WORD = re.compile(r"[a-z]{3,}", _I)
_FILLING = frozenset({
    "may", "must", "shall", "should", "will", "can", "cannot", "not", "never", "none", "the", "and", "any", "each", "every", "are",
    "is", "be", "been", "ever", "for", "that", "with", "without", "exactly", "once", "most", "only", "more", "than", "twice",
    "lost", "zero", "has", "have",
})  # fmt: skip
_LEFT_OUT = re.compile(
    r"\b(?:no|none of the|never|not|cannot|zero|may|must|shall|should|will|can|is|are|be|been|ever|each|every|any|the|an?|exactly once"
    r"|at most once|only once|(?:not |never )?(?:tolerated|allowed|accepted|acceptable|permitted))\b|[`*]",
    _I,
)
_CLAUSE = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s)")
_LONGEST, _STEM = 60, 4


def unwatched(plan: Plan, requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """Find what must never happen and what no check of the plan looks for.

    A check looks for it where it shares a noun with it and counts to zero or says the same thing (twice, lost).
    """
    checks = tuple(check for _, check in walk_checks(plan))
    for requirement in requirements:
        if requirement.sort is Sort.NEVER and not any(_looks_for(check, requirement.text) for check in checks):
            yield requirement


def zero_example(text: str) -> str:
    """Give a check in the words of the requirement: `gift card redeemed twice == 0`, else a line that people judge."""
    clause = _CLAUSE.split(text)[0].replace("more than once", "twice")
    words = " ".join(_LEFT_OUT.sub(" ", clause).replace("-", " ").split()).strip(" .")
    counted = words if any(family.search(words) for family in _FAMILIES) else f"{words} twice"
    check = read_check(code_span(f"{counted[:1].lower()}{counted[1:]} == 0"))
    fits = isinstance(check, Measure) and len(counted) <= _LONGEST
    return str(check) if fits else str(Judged("release lead", text.strip(" .")))


def _looks_for(check: Check, text: str) -> bool:
    said = str(check).replace("_", " ")
    nouns = _stems(text) & _stems(said)
    same = any(family.search(text) and family.search(said) for family in _FAMILIES)
    return bool(nouns) and (same or _counts_to_zero(check))


def _counts_to_zero(check: Check) -> bool:
    if isinstance(check, Probe):
        return check.value.strip() == "0"
    zero = isinstance(check, Measure) and isinstance(check.bound, Absolute) and check.bound.value.number == 0
    return zero and isinstance(check, Measure) and check.op in {Op.EQ, Op.LE, Op.GT}


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(text) if word.lower() not in _FILLING)
