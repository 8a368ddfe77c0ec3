"""Refusals that no plan's text can cause: the steps, the door and the disk raise them by name."""

PROCEDURAL: dict[str, str] = {
    "argument": "An argument that is unknown, missing or of the wrong type; named by its path, never echoed.",
    "out-of-order": "A step whose forerunner is missing: a rollback without a rollout, a mark without a plan.",
    "changed-meanwhile": "A file that is not the one that was read: somebody else wrote it, and keeps what they wrote.",
    "busy": "Another process is taking a step on the same issue.",
    "unwritable": "The disk refuses: full, read-only, no permission. What was there is still there, whole.",
}
"""Names and reasons. They always block and cannot be waived."""
