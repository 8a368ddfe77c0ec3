"""Which gates a person may set aside."""

NEVER = frozenset({
    "section-missing", "placeholder", "secret", "unreadable", "argument", "out-of-order", "changed-meanwhile",
    "waiver-invalid",
})  # fmt: skip
"""What no person can own: text that says nothing, or a file that is not what it was."""


def is_waivable(name: str) -> bool:
    """Whether a gate exists and may be waived."""
    from planning.gates import BY_NAME  # noqa: PLC0415 - the list holds the gate that asks

    return name not in NEVER and name in BY_NAME
