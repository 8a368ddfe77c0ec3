"""What documents and repository say about a deployment, each line with its place, no line twice."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from planning.context.facts import find_infrastructure, find_requirements
from planning.context.statements import Statement
from planning.drafting.sights import find_sights
from planning.limits import FACTS_LISTED, NOTE_CHARS, SIGHTS_LISTED
from planning.text.secrets import without_secrets
from tools.desk import Desk


@dataclass(frozen=True, slots=True)
class Cited:
    """What a document says, and where."""

    text: str
    source: str


def cut(text: str) -> str:
    """Shorten a note to what fits a line, without the secrets that stand in it."""
    text = without_secrets(text)  # before it is cut: half a secret looks like none
    return text if len(text) <= NOTE_CHARS else f"{text[: NOTE_CHARS - 3]}..."


def requirements_of(desk: Desk) -> tuple[Cited, ...]:
    """Give the non-functional requirements that hold a number, or say what must never happen."""
    return _listed(find_requirements(desk.statements))


def infrastructure_of(desk: Desk) -> tuple[Cited, ...]:
    """Give what the documents say of the infrastructure beyond the facts, then what the repository shows."""
    told = {fact.source for fact in desk.bearings}
    return (*_listed(_beyond(find_infrastructure(desk.statements), told)), *_sights(desk))


def _beyond(statements: Iterable[Statement], told: Collection[str]) -> tuple[Statement, ...]:
    """Leave out what a fact cites, and what only goes on from it."""
    left: list[Statement] = []
    before: Statement | None = None
    for said in statements:
        goes_on = said.continues and before is not None and before.line == said.line - 1
        if said.source not in told and not (goes_on and before not in left):
            left.append(said)
        before = said
    return tuple(left)


def _listed(statements: tuple[Statement, ...]) -> tuple[Cited, ...]:
    whole = tuple(_joined(statements))
    more = len(whole) - FACTS_LISTED
    rest = (Cited(f"{more} more in the document", statements[-1].file),) if more > 0 else ()
    return (*(Cited(cut(cited.text), cited.source) for cited in whole[:FACTS_LISTED]), *rest)


def _joined(statements: Iterable[Statement]) -> Iterator[Cited]:
    """Put lines of one paragraph together: the place is that of the first."""
    held: list[Statement] = []
    for said in statements:
        if held and not (said.continues and said.file == held[-1].file and said.line == held[-1].line + 1):
            yield _as_one(held)
            held = []
        held.append(said)
    if held:
        yield _as_one(held)


def _as_one(lines: list[Statement]) -> Cited:
    return Cited(" ".join(said.text for said in lines), lines[0].source)


def _sights(desk: Desk) -> tuple[Cited, ...]:
    """Give what the repository itself shows."""
    found = find_sights(desk.repository) if desk.repository else ()
    more = len(found) - SIGHTS_LISTED
    rest = (Cited(f"{more} more in the repository", "deploy-planner doctor"),) if more > 0 else ()
    return (*(Cited(cut(sight.text), sight.source) for sight in found[:SIGHTS_LISTED]), *rest)
