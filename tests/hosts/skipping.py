"""Marking Deploy as skipped, which a person has to own: the call, and everything that may be answered."""

from pathlib import Path

from scenario import Answer, Json

from resources.sample_project import SAMPLE_ISSUE

SKIP: Json = {"issue": SAMPLE_ISSUE, "skip_reason": "documentation only"}
SKIPPED = "- [x] Deploy - Skipped (documentation only)"
OWNED = "- no deployment plan: documentation only"
ASK = f"Mark Deploy of {SAMPLE_ISSUE} as skipped?"
UNASKED = Answer(
    f"Not done: a person must own this, and could not be asked from here.\n{OWNED}\n\n"
    f"Ask the person: {ASK}\n\n"
    "Next: after their yes, the same call with `confirmed: true`; never without it",
    None,
    refused=True,
)
DECLINED = Answer(
    f"Not done: the person was asked and declined. Nothing was written.\n{OWNED}\n\n"
    "Next: ask the person what should change; do not call again with `confirmed: true`",
    None,
    refused=True,
)
STRUCTURE = {"status_line": SKIPPED, "changed": True, "next": f"/observe {SAMPLE_ISSUE}"}
DONE = Answer(
    f'{{"status_line":"{SKIPPED}","changed":true,"next":"/observe {SAMPLE_ISSUE}"}}', STRUCTURE, refused=False
)
QUESTION: Json = {
    "message": f"{ASK}\n{OWNED}",
    "mode": "form",
    "requestedSchema": {
        "type": "object",
        "properties": {"confirmed": {"type": "boolean", "title": "Yes, I own this"}},
        "required": ["confirmed"],
    },
}


def deploy_line(project: Path) -> str:
    """The one line of STATUS.md that it is about."""
    status = project / ".claude" / "planning" / SAMPLE_ISSUE / "00_STATUS.md"
    (line,) = (line for line in status.read_text(encoding="utf-8").splitlines() if "] Deploy" in line)
    return line
