"""Which gates a person may set aside."""

NEVER = frozenset({
    "section-missing", "placeholder", "secret", "unreadable", "argument", "out-of-order", "changed-meanwhile",
    "waiver-invalid",
})  # fmt: skip
"""What no person can own: text that says nothing, or a file that is not what it was."""

ELSEWHERE = frozenset({
    "command-not-found", "migration-not-found", "contract-during-rollout", "underpowered-stage",
    "limit-at-regression", "requirement-uncovered",
})  # fmt: skip
"""Gates that the format knows and this version does not judge by: a plan may carry their waivers."""


def is_waivable(name: str) -> bool:
    """Whether a gate exists and may be waived."""
    from planning.gates import BY_NAME  # noqa: PLC0415 - the list holds the gate that asks

    return name not in NEVER and (name in BY_NAME or name in ELSEWHERE)
