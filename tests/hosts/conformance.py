"""The protocol's own conformance suite, which speaks HTTP only and needs a newer Node than the others."""

import json
import subprocess
from pathlib import Path

import npm

SECONDS = 60
LEGACY = (
    "server-initialize",
    "server-session-lifecycle",
    "ping",
    "completion-complete",
    "tools-list",
    "resources-list",
    "prompts-list",
    "dns-rebinding-protection",
    "server-sse-multiple-streams",
)
MODERN = (
    "server-stateless",
    "completion-complete",
    "tools-list",
    "resources-list",
    "prompts-list",
    "sep-2164-resource-not-found",
    "caching",
    "http-header-validation",
    "dns-rebinding-protection",
    "server-sse-multiple-streams",
    "input-required-result-unsupported-methods",
    "input-required-result-missing-input-response",
    "input-required-result-ignore-extra-params",
    "input-required-result-validate-input",
)
GENERIC: tuple[tuple[str, str], ...] = (
    *(("2025-11-25", scenario) for scenario in LEGACY),
    *(("2026-07-28", scenario) for scenario in MODERN),
)
"""Every scenario that suits any server, by the version of the protocol."""

UNTESTABLE: dict[str, set[str]] = {
    # both call the tool `test_missing_capability`, which a server for use does not have
    "server-stateless": {"sep-2575-server-rejects-undeclared-capability", "sep-2575-missing-capability-http-400"},
}
"""The checks of generic scenarios that fail only for want of a test tool."""

SPECIAL: dict[str, tuple[str, ...]] = {
    "they call tools of the suite's own reference server": (
        "tools-call-simple-text",
        "tools-call-image",
        "tools-call-audio",
        "tools-call-embedded-resource",
        "tools-call-mixed-content",
        "tools-call-with-logging",
        "tools-call-error",
        "tools-call-with-progress",
        "tools-call-sampling",
        "tools-call-elicitation",
        "json-schema-2020-12",
        "elicitation-sep1034-defaults",
        "elicitation-sep1330-enums",
        "server-sse-polling",
        "http-custom-header-server-validation",
        "input-required-result-basic-elicitation",
        "input-required-result-basic-sampling",
        "input-required-result-basic-list-roots",
        "input-required-result-request-state",
        "input-required-result-multiple-input-requests",
        "input-required-result-multi-round",
        "input-required-result-non-tool-request",
        "input-required-result-result-type",
        "input-required-result-tampered-state",
        "input-required-result-capability-check",
    ),
    "they read resources of the suite's own reference server": (
        "resources-read-text",
        "resources-read-binary",
        "resources-templates-read",
        "resources-subscribe",
        "resources-unsubscribe",
    ),
    "they get prompts of the suite's own reference server": (
        "prompts-get-simple",
        "prompts-get-with-args",
        "prompts-get-embedded-resource",
        "prompts-get-with-image",
    ),
    "they test what we do not declare: logging, skills, tasks": (
        "logging-set-level",
        "sep-2640-skills-directory",
        "sep-2640-skills-enumeration",
        "sep-2640-skills-manifest",
        "tasks-lifecycle",
        "tasks-capability-negotiation",
        "tasks-wire-fields",
        "tasks-request-state-removal",
        "tasks-mrtr-input",
        "tasks-request-headers",
        "tasks-dispatch-and-envelope",
        "tasks-status-notifications",
        "tasks-required-task-error",
        "tasks-mrtr-composition",
    ),
}
"""Why the others are not run, and which they are."""


def checks(url: str, version: str, scenario: str, folder: Path) -> dict[str, set[str]]:
    """Run one scenario against the server; give the ids of its checks by what became of them: SUCCESS, FAILURE, ..."""
    done = _run("server", "--url", url, "--spec-version", version, "--scenario", scenario, "-o", str(folder))
    results = list(folder.glob("*/checks.json"))
    assert len(results) == 1, done.stdout + done.stderr
    found: list[dict[str, str]] = json.loads(results[0].read_text(encoding="utf-8"))
    statuses = {check["status"] for check in found}
    return {status: {check["id"] for check in found if check["status"] == status} for status in statuses}


def listed() -> set[str]:
    """Every scenario for servers that this release of the suite has."""
    lines = _run("list", "--server").stdout.splitlines()
    return {line.split()[1] for line in lines if line.startswith("  - ")}


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    suite = npm.modules("conformance") / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
    return subprocess.run(
        [str(npm.node22()), str(suite), *words], capture_output=True, text=True, timeout=SECONDS, check=False
    )
