"""Gate `secret`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.leaves import walk_leaves
from planning.plan.walk import walk_texts
from planning.text.secrets import find_secret


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="- [ ] **Code review approved**: see https://ci:hunter2secret@git.example.com/214",
    good="- [ ] **Code review approved**: see pull request 214",
    waivable=False,
)
def secret(case: Case) -> Iterator[Problem]:
    """A password, key or token in the plan.

    The plan is committed, shown in reviews and read by agents; a secret in it is no secret any more.
    """
    found = [(where, text, kind) for where, text in walk_texts(case.plan) if (kind := find_secret(text))]
    yield from (_problem(where, kind) for where, _, kind in found)
    for where, text in walk_leaves(case.plan):
        kind = find_secret(text)
        if kind and not any(where == told or text in walked for told, walked, _ in found):
            yield _problem(where, kind)


def _problem(where: str, kind: str) -> Problem:
    fix = 'name where it is kept: `kubectl get secret api-jwt`, "$TOKEN"'
    return Problem(where, f"holds what looks like {kind}", fix)
