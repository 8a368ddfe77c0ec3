"""Measure the reader of STATUS.md against labelled files: `python benchmarks/status_corpus.py CORPUS_DIR`.

CORPUS_DIR holds `status_labels.jsonl`, one object per file: `file`, `family`, `risk`, `phases` and
`security_complete`. Prints the agreement and every disagreement.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypeAlias, TypedDict

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planning.status import Status, read_status


class Label(TypedDict):
    """What people found in a file."""

    file: str
    family: bool | str
    issue: str | None
    risk: str | None
    phases: dict[str, str]
    extra_phases: NotRequired[dict[str, str] | None]
    security_complete: bool


def main() -> None:
    """Print what disagrees, then the figures."""
    corpus = Path(sys.argv[1])
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    slowest = (0.0, "")
    for line in (corpus / "status_labels.jsonl").read_text("utf-8").splitlines():
        label: Label = json.loads(line)
        text = (corpus / label["file"]).read_bytes().decode("utf-8")
        start = time.perf_counter()
        status = read_status(text)
        slowest = max(slowest, (time.perf_counter() - start, label["file"]))
        kinds = ("family", "all") if label["family"] is True else ("all",)
        checks = list(_checks(label, status))
        for figure, what, got, want in [*checks, ("files", "", _agree(checks), True)]:
            for kind in kinds:
                total[figure, kind] += 1
                right[figure, kind] += got == want
            if got != want and what:
                name = Path(label["file"]).name
                print(f"{name[:60]} ({label['family']}): {what}: read {got}, labelled {want}")
    for figure, kind in total:
        print(f"{figure:16} {kind:7} {right[figure, kind]}/{total[figure, kind]}")
    print(f"slowest {slowest[0] * 1000:.1f} ms: {slowest[1]}")


Check: TypeAlias = tuple[str, str, object, object]


def _agree(checks: list[Check]) -> bool:
    return all(got == want for _, _, got, want in checks)


def _checks(label: Label, status: Status) -> Iterator[Check]:
    read = _states(status)
    for name, want in label["phases"].items():
        yield "phases", name, read.get(name, "absent"), want
        if want != "absent":
            yield "phases present", "", read.get(name, "absent"), want
    for name, want in (label.get("extra_phases") or {}).items():
        yield "extra phases", name, read.get(name, "absent"), want
    yield "security", "security complete", status.security.state == "completed", label["security_complete"]
    yield "risk", "risk", str(status.risk), _filled(label["risk"]).lower() or "unknown"
    yield "issue", "issue", status.issue, _filled(label["issue"])


def _filled(value: str | None) -> str:
    return "" if not value or value.startswith("{") else value


def _states(status: Status) -> dict[str, str]:
    states: dict[str, str] = {}
    for phase in status.phases:
        # `Verify (tests)` is labelled `Verify`; `Security (7b)` is told apart from `Security`.
        states.setdefault(phase.name.partition(" (")[0], str(phase.state))
        states.setdefault(phase.name, str(phase.state))
        states.setdefault(f"{phase.name} ({phase.part})" if phase.part else phase.name, str(phase.state))
    if status.security.line:
        states["Security"] = str(status.security.state)
    return states


if __name__ == "__main__":
    main()
