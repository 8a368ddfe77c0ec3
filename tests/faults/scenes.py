"""Every way in which a tool writes: what is there before, and the call."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.tools.projects import (
    ISSUE,
    PROPOSE,
    ROLLBACK,
    WRITE,
    accepted,
    draft_file,
    make_draft,
    make_plan,
    make_project,
    on_disk,
    plan_file,
    status_file,
)

MARK: dict[str, object] = {"issue": ISSUE}
THOROUGH = os.environ.get("DEPLOY_PLANNER_FAULTS") == "all"
"""Every moment of every step: minutes. Otherwise every call that changes the disk, and some of those that read."""
WATCH: dict[str, object] = {"issue": ISSUE, "watch": ['Grafana "Prices"']}
SKIP: dict[str, object] = {"issue": ISSUE, "skip_reason": "documentation only", "confirmed": True}
WAIVE: dict[str, object] = {"issue": ISSUE, "gate": "lead-missing", "reason": "one is on duty", "by": "release manager"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A call that writes."""

    name: str
    make: Callable[[Path], Path]
    tool: str
    arguments: Mapping[str, object]
    target: Callable[[Path], Path]
    """The document that the call writes."""
    states: int = 2
    """How many states of the documents the call passes through, the first and the last among them."""


def _revised(root: Path) -> Path:
    accepted(make_plan(root), "propose_rollout", WATCH)
    return root


def _as_it_was(root: Path) -> Path:
    plan = plan_file(make_plan(root))
    shutil.copy(plan, draft_file(root))
    return root


def _linked(root: Path) -> Path:
    status = status_file(make_plan(root))
    status.rename(root / "docs" / "CACHE_PRICES.md")
    status.symlink_to("../../../docs/CACHE_PRICES.md")
    return root


SCENES = (
    Scene("a draft begun", make_project, "propose_rollout", PROPOSE, draft_file),
    Scene("a draft revised", lambda root: make_draft(root, 1), "draft_rollback", ROLLBACK, draft_file),
    Scene("a draft of a plan", make_plan, "propose_rollout", WATCH, draft_file),
    Scene("a draft that was the plan", _as_it_was, "propose_rollout", WATCH, draft_file),
    Scene("a waiver", make_draft, "waive_gate", WAIVE, draft_file),
    Scene("a plan written", make_draft, "write_plan", WRITE, plan_file, 3),
    Scene("a plan revised", _revised, "write_plan", WRITE, plan_file, 3),
    Scene("STATUS marked", make_plan, "mark_deploy_done", MARK, status_file),
    Scene("STATUS skipped", make_project, "mark_deploy_done", SKIP, status_file),
    Scene("STATUS behind a link", _linked, "mark_deploy_done", MARK, status_file),
)


def fresh(template: Path, place: Path) -> Path:
    """Copy a project, links as links."""
    shutil.copytree(template, place, symlinks=True)
    return place


def documents(root: Path) -> dict[str, bytes]:
    """Give the bytes of all that readers take for a document, of a link where it leads to."""
    found = {name: data for name, data in on_disk(root).items() if not name.endswith(".tmp")}
    links = {name: str((root / name).readlink()) for name in found if (root / name).is_symlink()}
    return {**found, **{name: target.encode() for name, target in links.items()}}


def leftovers(root: Path) -> list[Path]:
    """Find what a killed writer left."""
    return [root / name for name in on_disk(root) if name.endswith(".tmp")]


def lines(found: dict[str, bytes]) -> dict[str, list[bytes]]:
    """Give the lines in an order of their own: said twice, a list of what is not applicable is sorted otherwise."""
    return {name: sorted(data.splitlines()) for name, data in found.items()}
