"""The gate book: every gate with its reason, from which risk it blocks, a bad and a good example."""

from functools import cache

from planning.gates import GATES
from planning.gates.gate import Blocks, Gate, Topic
from planning.gates.procedural import PROCEDURAL

_BLOCKS = {
    Blocks.ALWAYS: "blocks always",
    Blocks.MEDIUM: "blocks from medium risk on",
    Blocks.HIGH: "blocks at high risk",
    Blocks.NEVER: "warns",
}
_LONGEST = 700
"""Characters of an example that are shown."""


@cache
def gate_book() -> str:
    """Write the book as Markdown, grouped by what the gates guard."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only readers of the book need it

    environment = Environment(
        loader=PackageLoader("planning.gates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Markdown, not HTML, and all of it ours
    )
    return environment.get_template("book.md.j2").render(topics=_topics(), procedural=PROCEDURAL)


def _topics() -> list[tuple[str, list[dict[str, str]]]]:
    return [(topic.value, [_entry(gate) for gate in GATES if gate.topic is topic]) for topic in Topic]


def _entry(gate: Gate) -> dict[str, str]:
    waive = "can be waived" if gate.waivable else "cannot be waived"
    rule = _BLOCKS[gate.blocks] if gate.blocks is Blocks.NEVER else f"{_BLOCKS[gate.blocks]}, {waive}"
    return {"name": gate.name, "rule": rule, "why": gate.why, "bad": _shown(gate.bad), "good": _shown(gate.good)}


def _shown(example: str) -> str:
    return example if len(example) <= _LONGEST else f"{example[:_LONGEST]}…"
