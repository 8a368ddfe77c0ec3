"""A project with any number of issues: the sample, which has a repository, and beside it issues as people leave them."""

import re
from pathlib import Path

from figures import ROOT, serving
from wire import Wire
from written_documents import DIALECTS, PHASES, large_design, large_status, title

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS

OTHERS = ("01_DISCOVERY.md", "02_CODE_RESEARCH.md", "03_ARCHITECTURE.md", "03_PROJECT_SPEC.md", "06_CODE_REVIEW.md")


def make_project(root: Path, issues: int, *, done: bool = False) -> Path:
    """Copy the sample and add issues until there are so many; gives the root.

    Every third issue has two to five documents beside its STATUS.md, in all dialects; of each some phases are done, or
    of all issues but the sample's all phases, as in a repository that has been worked in for years.
    """
    copy_sample(root)
    planning = root / ".claude" / "planning"
    for folder in planning.iterdir():
        if folder.name != SAMPLE_ISSUE and issues == 1:
            for document in folder.iterdir():
                document.unlink()
            folder.rmdir()
    for number in range(len(list(planning.iterdir())), issues):
        _make_issue(planning / issue_name(number), number, len(PHASES) if done else number * 7 % (len(PHASES) + 1))
    return root


def issue_name(number: int) -> str:
    """Name the issue of a number, 1 and 2 being the sample's own."""
    return f"{number:05}-{re.sub('[^a-z]+', '-', title(number).lower())}"


def _make_issue(folder: Path, number: int, done: int) -> None:
    folder.mkdir()
    write = DIALECTS[number % len(DIALECTS)]
    status = write(folder.name, done)
    (folder / "00_STATUS.md").write_text(large_status(status, 600 + number % 5 * 700), encoding="utf-8")
    for name in OTHERS[: 2 + number % 4] if number % 3 == 0 else ():
        text = f"# {title(number)}\n\nWhat was found about issue {number}.\n"
        (folder / name).write_text(large_design(text, 2_000), encoding="utf-8")


def make_planned(root: Path) -> Path:
    """Copy the sample and play its phase up to the written plan, over a server of its own; gives the root."""
    copy_sample(root)
    with Wire(serving(root), ROOT) as wire:
        wire.greet()
        for call in CALLS:
            if call.tool in {"propose_rollout", "draft_rollback", "write_plan"} and not call.refused:
                wire.call(call.tool, **call.arguments)
    return root
