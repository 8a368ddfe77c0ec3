"""Limits of documents and folders: at each of them all is well, one above is answered in words that name it."""

from pathlib import Path

import pytest

from planning import limits
from planning.finding import Refusal
from resources.documents import read_document, write_document
from resources.guides import GUIDES
from resources.issue_name import flaw
from resources.workspace import Workspace
from server.hosts.config_file import read_unlinked
from server.hosts.editing.broken import BrokenFileError
from tests.limits.asked import Talk, talking
from tests.tools.projects import ISSUE, accepted, make_project, place, refused


def document(root: Path) -> None:
    path, text = root / "STATUS.md", "x" * limits.DOCUMENT_BYTES
    write_document(path, text, root, None)
    assert read_document(path, root).text == text
    with pytest.raises(Refusal, match=r"over-limit: NEW\.md: would have 5,000,001 bytes, 5,000,000 are allowed"):
        write_document(root / "NEW.md", f"{text}x", root, None)
    path.write_text(f"{text}x", encoding="utf-8")
    with pytest.raises(Refusal, match="has 5,000,001 bytes, 5,000,000 are allowed"):
        read_document(path, root)


def configuration(root: Path) -> None:
    path = root / "settings.json"
    with path.open("wb") as file:
        file.truncate(limits.CONFIGURATION_BYTES)
        assert len(read_unlinked(path)) == limits.CONFIGURATION_BYTES
        file.truncate(limits.CONFIGURATION_BYTES + 1)
        with pytest.raises(BrokenFileError, match="100,000,000 are allowed"):
            read_unlinked(path)


def issues(root: Path) -> None:
    planning = make_project(root) / ".claude" / "planning"
    most = 30  # what is counted is the same, and nobody waits for twenty thousand folders
    for number in range(most - 1):
        (planning / f"i{number}").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("resources.workspace.ISSUES", most)
        assert len(Workspace(root).issues()) == most
        (planning / "one-more").mkdir()
        told = refused(root, "list_issues", {})
        assert told.startswith("over-limit · error · .claude/planning: holds more than 30 issues\nFix: move ")
        assert accepted(root, "read_status", {"issue": ISSUE})["issue"] == ISSUE
        assert "the name begins with '-'" in refused(root, "read_status", {"issue": "-x"})
        talking(root, _lists_are_refused)


async def _lists_are_refused(talk: Talk) -> None:
    listed = await talk.client.list_resources()
    assert [resource.name for resource in listed.resources] == [
        "issues",
        *(guide.uri.partition("://")[2] for guide in GUIDES),
    ]
    assert "holds more than 30 issues" in (listed.resources[0].description or "")
    assert "holds more than 30 issues" in await talk.fault("read_resource", "planning://issues")
    assert "holds more than 30 issues" in await talk.fault("get_prompt", "deploy")
    assert "holds more than 30 issues" in await talk.fault("complete", talk.prompt, {"name": "issue", "value": "i"})
    assert (await talk.client.read_resource(f"planning://{ISSUE}/00_STATUS.md")).contents


def files_of_an_issue(root: Path) -> None:
    project = make_project(root)
    for number in range(limits.ISSUE_FILES - 3):
        place(project, f"{number}.txt").touch()
    accepted(root, "read_status", {"issue": ISSUE})
    place(project, "one_more.txt").touch()
    told = refused(root, "read_status", {"issue": ISSUE})
    assert told.startswith(
        "over-limit · error · .claude/planning/cache-prices: holds more than 5,000 names\nFix: move "
    )
    assert accepted(root, "list_issues", {})["total"] == 1


def issue_name(_: Path) -> None:
    assert flaw("a" * limits.ISSUE_NAME_CHARS) == ""
    assert flaw("a" * (limits.ISSUE_NAME_CHARS + 1)) == "has 101 characters, 100 are allowed"


def file_name(_: Path) -> None:
    assert flaw("€" * (limits.FILE_NAME_BYTES // 3)) == ""
    assert flaw("€" * (limits.FILE_NAME_BYTES // 3) + "x") == "has more than 255 bytes"


TRIALS = {
    "DOCUMENT_BYTES": document,
    "CONFIGURATION_BYTES": configuration,
    "ISSUES": issues,
    "ISSUE_FILES": files_of_an_issue,
    "ISSUE_NAME_CHARS": issue_name,
    "FILE_NAME_BYTES": file_name,
}
