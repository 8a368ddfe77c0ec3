"""Every bound of the product in one place: the lowest floor, so that every other may read it."""

from typing import Final

DOCUMENT_BYTES: Final = 5_000_000
"""The largest document that is read or written, in bytes."""

CONFIGURATION_BYTES: Final = 100_000_000
"""The largest file of a host that is read: some keep a person's history in it."""

ISSUE_NAME_CHARS: Final = 100
FILE_NAME_BYTES: Final = 255
"""What common file systems take for one name."""

NOTE_CHARS: Final = 120
ISSUES_LISTED: Final = 50
ISSUES_REMEMBERED: Final = 20_000
"""Issues of which a server keeps the line of the list, half a kilobyte each, until their STATUS changes."""

FOLDERS_REMEMBERED: Final = 100
"""Folders of shared documents of which a server keeps the names until they change."""

FACTS_LISTED: Final = 20
SIGHTS_LISTED: Final = 12
"""Things that a repository shows of how it is deployed."""
BROKEN_LISTED: Final = 5
"""Files of a repository that cannot be read, in one result."""
FINDINGS_LISTED: Final = 50

RESOURCE_ISSUES: Final = 50
"""Only the documents of this many latest issues are offered as resources."""

SUBSCRIBED_ISSUES: Final = 100
"""Of this many issues documents may be subscribed to, on offer or not: each of their folders is watched."""

RESOURCE_DOCUMENTS: Final = 100
"""Documents offered of one issue."""

COMPLETIONS: Final = 100
"""What the protocol allows in one completion."""

NEAREST_NAMES: Final = 3

SPARE_SECONDS: Final = 3600.0
"""After this time a temporary file belongs to a writer that was killed."""

LOCK_SECONDS: Final = 10.0
"""How long a step waits for another process that works on the same issue."""

SURVEYED_FOLDERS: Final = 1000
"""How many folders of a repository are looked into for what a deployment needs."""

FOLDER_NAMES: Final = 5000
"""How many names of one folder are looked at."""

TOKEN_CHARS: Final = 32
"""The shortest token with which other machines are served."""
