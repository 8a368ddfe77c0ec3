"""Every bound of the product in one place: the lowest floor, so that every other may read it.

`docs/limits.md` is made from this file: of each bound its unit and its reason, and after "Above:" what happens there.
What a reader does not look at because nobody writes it (a command of 12,000 characters) stands beside that reader.
"""

from collections.abc import Mapping
from typing import Final

# Documents and folders

DOCUMENT_BYTES: Final = 5_000_000
"""Bytes of a document that is read or written. Above: the step is refused, and what is on disk stays as it is."""

CONFIGURATION_BYTES: Final = 100_000_000
"""Bytes of a host's own file: some keep a person's history in it. Above: `install` and `doctor` leave it alone."""

ISSUES: Final = 20_000
"""Issue folders that are listed in one planning folder. Above: whatever lists them is refused (`over-limit`); an issue that
is named goes on working."""

ISSUE_FILES: Final = 5_000
"""Names in the folder of one issue. Above: every step on that issue is refused (`over-limit`)."""

ISSUE_NAME_CHARS: Final = 100
"""Characters of an issue's name. Above: no issue has such a name (`argument`)."""

FILE_NAME_BYTES: Final = 255
"""Bytes of one name, which is what common file systems take. Above: no issue has such a name (`argument`)."""

# What a client sends

CALL_CHARS: Final = 1_000_000
"""Characters of all arguments of a call together. Above: the call is refused (`over-limit`) before anything looks at them."""

CALL_DEPTH: Final = 20
"""Lists and objects in each other in the arguments of a call; the tools' own go five deep. Above: the call is refused
(`over-limit`)."""

TEXT_CHARS: Final = 20_000
"""Characters of one text, in an argument as in a plan: release notes are the longest. Above: refused (`over-limit`)."""

LIST_ELEMENTS: Final = 200
"""Elements of one list in the arguments, as many as a plan holds migrations. Above: the call is refused (`over-limit`)."""

OBJECT_NAMES: Final = 100
"""Names in one object of the arguments. Above: the call is refused (`over-limit`)."""

ARGUMENT_NAME_CHARS: Final = 60
"""Characters that are told of a name we do not know. Above: the name is cut, with three dots."""

TOKEN_CHARS: Final = 32
"""Characters of the shortest token with which other machines are served. Above: any is taken; with fewer nothing starts."""

URI_CHARS: Final = 2_000
"""Characters of a resource's address: the two longest names with each byte encoded need 1,600. Above: nothing is there."""

COMPLETIONS: Final = 100
"""Names in one completion, which is what the protocol allows. Above: the first ones are given."""

SUBSCRIBED_ISSUES: Final = 100
"""Issues whose documents are subscribed to, by all clients together: each folder is watched. Above: the subscription is
refused."""

SUBSCRIBED_URIS: Final = 10_000
"""Addresses that are subscribed to, by all clients together. Above: the subscription is refused."""

# A plan

PLAN_ENTRIES: Final[Mapping[str, int]] = {
    "stages": 50, "triggers": 100, "playbooks": 20, "verify": 100, "checklist": 100, "migrations": 200,
    "smoke_tests": 100, "health_checks": 100, "metrics": 100, "manual_checks": 100, "record": 100,
    "baselines": 100, "notice": 20, "waivers": 100, "announcements": 20,
}  # fmt: skip
"""Entries of each list of a plan: nobody executes more. Above: gate `over-limit`."""

PART_ENTRIES: Final = 100
"""Steps of one playbook, actions and criteria of one stage. Above: gate `over-limit`."""

MINUTES: Final = 999_999
"""Minutes of one step or migration, almost two years. Above: refused (`argument`), and unreadable in a document."""

# Time

CALL_SECONDS: Final = 45.0
"""Seconds that a request may work; hosts give up after 60. Above: it is refused (`over-limit`), and what it still does comes
to nothing: a call that has begun to write is waited for instead."""

QUESTION_SECONDS: Final = 50.0
"""Seconds after a call's begin in which a person may answer; hosts give up after 60. Above: nobody is taken to have answered,
and the agent is told to ask."""

UNASKED_MINUTES: Final = 10.0
"""Minutes in which a question that lapsed is not put again: time to ask the person in words and to call once more. Above: it
is put again."""

LOCK_SECONDS: Final = 10.0
"""Seconds that a step waits for another process at work on the same issue. Above: the step is refused (`busy`)."""

SPARE_SECONDS: Final = 3_600.0
"""Seconds since the last change of a temporary file of ours. Above: its writer was killed, and the next one removes it."""

TELLING_SECONDS: Final = 5.0
"""Seconds that one client may keep us from telling it of a change. Above: it is not told; it reads anew when it comes back."""

LINTER_SECONDS: Final = 10.0
"""Seconds that squawk may take for one migration, where a person has installed it. Above: our own reading alone counts."""

# What is told

NOTE_CHARS: Final = 120
"""Characters of a document's line that a result repeats. Above: it is cut, with three dots."""

ISSUES_LISTED: Final = 50
"""Issues in one list, those still to be deployed first. Above: the rest is counted."""

FACTS_LISTED: Final = 20
"""Requirements, and facts of the infrastructure, in one result. Above: the rest is counted."""

SIGHTS_LISTED: Final = 12
"""Things that a repository shows of how it is deployed, in one result. Above: the rest is left out."""

BROKEN_LISTED: Final = 5
"""Files of a repository that cannot be read, in one result. Above: the rest is left out."""

FINDINGS_LISTED: Final = 50
"""Findings in one result or refusal. Above: the rest is counted."""

RESOURCE_ISSUES: Final = 50
"""Issues whose documents are on offer as resources, the latest first. Above: they are read by their addresses."""

RESOURCE_DOCUMENTS: Final = 100
"""Documents on offer of one issue. Above: the first ones are offered, and the others are not read."""

PROMPT_CHARS: Final = 60_000
"""Characters of each document that the prompt attaches. Above: it is cut, and says how much is left and where."""

NEAREST_NAMES: Final = 3
"""Names that are offered for one that is not there. Above: those that look less like it are left out."""

# The repository

SURVEYED_FOLDERS: Final = 1_000
"""Folders of a repository that are looked into for what a deployment needs. Above: nothing is said to be missing."""

FOLDER_NAMES: Final = 5_000
"""Names of one folder of a repository that are looked at. Above: the first ones count, in the order of the file system."""

REMEMBERED: Final = 5_000
"""Answers about a repository that are kept in memory. Above: the oldest is read again when it is asked for."""

ISSUES_REMEMBERED: Final = 20_000
"""Issues of which the list keeps a line, half a kilobyte each, until their STATUS changes. Above: they are read again."""

FOLDERS_REMEMBERED: Final = 20_100
"""Folders whose names are kept until they change. Above: they are listed again."""
