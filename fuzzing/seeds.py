"""Where each reader's fuzzing begins: the documents that the tests read."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SPAN = re.compile(r"`[^`\n]+`[^\n]*")


def seeds_of(name: str) -> Iterator[str]:
    """Give the texts that fuzzing of a reader begins with."""
    if name in {"status", "marking"}:
        yield from _texts("tests/planning/status/fixtures/*.md")
    elif name in {"plan", "judging"}:
        yield from _texts("tests/planning/plan/fixtures/*.md")
        yield from _texts("tests/planning/gates/fixtures/sound_*.md")
    else:
        plans = [*_texts("tests/planning/plan/fixtures/*.md"), *_texts("tests/grounding/programs/*.md")]
        lines = sorted({match[0] for text in plans for match in _SPAN.finditer(text)})
        yield from (line if name == "criterion" else line.split("`")[1] for line in lines)


def _texts(pattern: str) -> Iterator[str]:
    for path in sorted(ROOT.glob(pattern)):
        yield path.read_text(encoding="utf-8")
