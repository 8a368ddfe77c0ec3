"""What an agent may read about deploy plans in general: one Markdown text per guide."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as clients find and read it."""

    uri: str
    title: str
    description: str
    text: Callable[[], str]


def _written(name: str) -> Callable[[], str]:
    return partial((files(__name__) / f"{name}.md").read_text, encoding="utf-8")


def _gates() -> str:
    from planning.gates.book import gate_book  # noqa: PLC0415 - only its reader needs the book

    return gate_book()


GUIDES: tuple[Guide, ...] = (
    Guide(
        "deploy://strategies",
        "Rollout strategies",
        "Big bang, feature flag, canary, blue-green, rolling: when to use which, and the shape of each.",
        _written("strategies"),
    ),
    Guide(
        "deploy://checklist",
        "Pre-deployment checklist",
        "The nine items, and what counts as evidence for each.",
        _written("checklist"),
    ),
    Guide(
        "deploy://criteria",
        "Criteria that can be measured",
        "The notation of checks: measures, probes and judgements, with examples that pass.",
        _written("criteria"),
    ),
    Guide(
        "deploy://sizing",
        "What a stage can see",
        "How often a limit stops a healthy release and misses a bad one: what is computed, a worked example, what to record.",
        _written("sizing"),
    ),
    Guide(
        "deploy://gates",
        "The gates",
        "Every rule that a plan is judged by: its reason, from which risk it blocks, a bad and a good example.",
        _gates,
    ),
)
