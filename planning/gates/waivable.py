"""Which gates a person may set aside."""

ELSEWHERE = frozenset({
    "migration-not-found", "contract-during-rollout",
})  # fmt: skip
"""Gates that the format knows and this version does not judge by: a plan may carry their waivers."""


def is_waivable(name: str) -> bool:
    """Whether a plan may carry a waiver for a gate of this name."""
    from planning.gates import BY_NAME  # noqa: PLC0415 - the list holds the gate that asks

    return BY_NAME[name].waivable if name in BY_NAME else name in ELSEWHERE
