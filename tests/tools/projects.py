"""A small project past its Security phase, the calls of a phase that passes, and a client that makes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import anyio
from mcp import Client
from mcp_types import CallToolResult, TextContent

from resources.workspace import Workspace
from server.app import build_server
from tools.json_value import is_list, is_object

ISSUE = "cache-prices"
TODAY = date(2026, 11, 23)
STATUS = """\
# Status: cache-prices

**Risk Level:** Medium
**Updated:** 2026-11-20

## Progress

- [x] Discovery - Completed
- [x] Security - Completed (2026-11-20)
- [ ] Deploy - Not Started
- [ ] Observe - Not Started

## Artifacts

- `00_STATUS.md`
"""
ARCHITECTURE = """\
# Architecture

- The shop service is stateless.
- The change deploys with zero downtime.
- The service answers on https://shop.example.com/healthz.
"""
SPEC = """\
# Project spec

- Prices are served from a cache.
- p99 latency of the price list stays under 300ms.
"""
RELEASE = {
    "version": "`registry.example.com/shop:5.1.0`",
    "roll_back_to": "`registry.example.com/shop:5.0.3`",
    "lead": "shop on-call: decides proceed, hold, roll back",
    "window": "2026-12-01 09:00 UTC, 4h",
}
BASELINES = ["`http 5xx rate 0.4% over 7d`", "`p99 latency 210ms over 7d`", "`requests 120/s`"]
STAGES = [
    {
        "name": "canary",
        "exposure": "5%",
        "duration": "1h",
        "do": ["`kubectl argo rollouts set image shop shop=registry.example.com/shop:5.1.0 -n prod`"],
        "proceed_when": ["http 5xx rate < 0.6%", "p99 latency <= 300ms"],
    },
    {
        "name": "everyone",
        "exposure": "100%",
        "duration": "4h",
        "do": ["`kubectl argo rollouts promote shop -n prod`"],
        "proceed_when": ["http 5xx rate < 0.6%", "p99 latency <= 300ms"],
    },
]
PROPOSE: dict[str, object] = {
    "issue": ISSUE,
    "change": {"summary": "Serve the price list from a cache.", "performance_sensitive": True, "schema_change": "none"},
    "strategy": "canary",
    "release": RELEASE,
    "baselines": BASELINES,
    "stages": STAGES,
    "watch": ['Grafana "Shop"'],
}
STEP: dict[str, object] = {
    "action": "Send all traffic back to the stable version.",
    "command": "kubectl argo rollouts abort shop -n prod",
    "expect": "`kubectl argo rollouts status shop -n prod` prints `Degraded`.",
    "minutes": 2,
}
ROLLBACK: dict[str, object] = {
    "issue": ISSUE,
    "triggers": ["http 5xx rate > 2% over 5m", "p99 latency > 600ms over 5m"],
    "steps": [STEP],
    "verify": ["`curl -s https://shop.example.com/version`: expect `5.0.3`"],
    "notify": ["`#shop-releases`"],
    "status_page": "Prices were slow from {start} to {end}.",
}
CHECKLIST = [
    {"item": "tests", "command": "make ci-verdict", "expect": "success"},
    {"item": "code review", "evidence": "`06_CODE_REVIEW.md`, verdict APPROVED"},
    {"item": "environment variables", "not_applicable": "none are new"},
    {"item": "monitoring", "evidence": 'Grafana "Shop"'},
    {"item": "runbook", "evidence": "`docs/runbooks/shop.md`"},
    {"item": "stakeholders", "evidence": "`#shop-releases`, 2026-11-30"},
]
WRITE: dict[str, object] = {
    "issue": ISSUE,
    "checklist": CHECKLIST,
    "smoke_tests": ["`make smoke ENV=prod`: expect `passed`"],
    "changelog": "### Changed\n- Prices come from a cache.",
    "announcement": {"channel": "`#shop-releases`", "message": "The price cache starts at 09:00 UTC."},
}
PHASE: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("propose_rollout", PROPOSE),
    ("draft_rollback", ROLLBACK),
    ("write_plan", WRITE),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets back."""

    refused: bool
    text: str
    result: Mapping[str, object]


def make_project(root: Path, status: str = STATUS) -> Path:
    """Write the project's documents."""
    folder = root / ".claude" / "planning" / ISSUE
    folder.mkdir(parents=True)
    (root / "docs" / "runbooks").mkdir(parents=True)
    (root / "docs" / "runbooks" / "shop.md").write_text("# Shop\n", encoding="utf-8")
    (folder / "00_STATUS.md").write_text(status, encoding="utf-8")
    (folder / "03_ARCHITECTURE.md").write_text(ARCHITECTURE, encoding="utf-8")
    (folder / "03_PROJECT_SPEC.md").write_text(SPEC, encoding="utf-8")
    return root


def make_plan(root: Path) -> Path:
    """Make the project and carry it to a written plan."""
    make_project(root)
    for tool, arguments in PHASE:
        accepted(root, tool, arguments)
    return root


def make_draft(root: Path, steps: int = 2) -> Path:
    """Make the project and take its first steps."""
    make_project(root)
    for tool, arguments in PHASE[:steps]:
        accepted(root, tool, arguments)
    return root


def call(root: Path | None, tool: str, arguments: Mapping[str, object]) -> Answer:
    """Make one call of a server that knows nothing of any call before."""

    async def talk() -> CallToolResult:
        async with Client(build_server(Workspace(root, clock=lambda: TODAY))) as client:
            return await client.call_tool(tool, dict(arguments))

    answer = anyio.run(talk)
    text = "".join(block.text for block in answer.content if isinstance(block, TextContent))
    return Answer(bool(answer.is_error), text, answer.structured_content or {})


def accepted(root: Path, tool: str, arguments: Mapping[str, object]) -> Mapping[str, object]:
    """Make a call that must be accepted and give its result."""
    answer = call(root, tool, arguments)
    assert not answer.refused, answer.text
    return answer.result


def refused(root: Path, tool: str, arguments: Mapping[str, object]) -> str:
    """Make a call that must be refused without a trace on disk, and give its words."""
    before = on_disk(root)
    answer = call(root, tool, arguments)
    assert answer.refused, answer.text
    assert on_disk(root) == before
    return answer.text


def objects(value: object) -> list[Mapping[str, object]]:
    """Take a list of objects out of a result."""
    assert is_list(value)
    return [entry for entry in value if is_object(entry)]


def on_disk(root: Path) -> dict[str, bytes]:
    """Give the bytes of every file of the project, but for the locks."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def place(root: Path, name: str) -> Path:
    """Give the path of one of the issue's documents."""
    return root / ".claude" / "planning" / ISSUE / name


def status_file(root: Path) -> Path:
    return place(root, "00_STATUS.md")


def plan_file(root: Path) -> Path:
    return place(root, "09_DEPLOY_PLAN.md")


def draft_file(root: Path) -> Path:
    return place(root, "09_DEPLOY_PLAN.draft.md")


def edit(path: Path, old: str, new: str) -> None:
    """Change a document by hand, as people do between two steps."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def at(arguments: Mapping[str, object], **changes: object) -> dict[str, object]:
    """Give the arguments of a call with some of them changed."""
    return {**arguments, **changes}
