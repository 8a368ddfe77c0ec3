"""Every bound of what is read, listed and answered, in one place."""

from typing import Final

DOCUMENT_BYTES: Final = 5_000_000
"""A planning document above this is refused, whole."""

ISSUES_LISTED: Final = 50
ISSUES_AS_RESOURCES: Final = 50
DOCUMENTS_PER_ISSUE: Final = 100
"""As resources; the tools see every document."""
COMPLETIONS: Final = 100
"""The protocol allows no more values in one completion."""

FACTS_PER_LIST: Final = 20
FINDINGS: Final = 50
NOTE_CHARACTERS: Final = 120
ISSUE_NAME_CHARACTERS: Final = 100
NEAREST_NAMES: Final = 3

LOCK_SECONDS: Final = 10.0
"""How long one process waits for another that works on the same issue."""
