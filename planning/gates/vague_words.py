"""Gate `vague-words`."""

from collections.abc import Iterator

from planning.checks import Unclear
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_checks, walk_texts
from planning.text.vague import find_vague


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.NEVER,
    bad="| Old and new together | yes: as usual |",
    good="| Old and new together | yes: both read the same price tables |",
)
def vague_words(case: Case) -> Iterator[Problem]:
    """Words that leave the decision to the reader.

    "Monitor closely", "as usual", "if needed": they sound like a plan. A warning only: words never decide.
    """
    unclear = {where for where, check in walk_checks(case.plan) if isinstance(check, Unclear)}  # refused as a whole
    for where, text in walk_texts(case.plan):
        found = None if where in unclear else find_vague(text)
        if found:
            yield Problem(
                where,
                f"{found!r} means something else to everybody",
                "say what, how much, who, or by which command",
            )
