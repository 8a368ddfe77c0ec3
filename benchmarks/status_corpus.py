"""Measure the reader of STATUS.md against labelled files: `python benchmarks/status_corpus.py CORPUS_DIR`.

CORPUS_DIR holds `status_labels.jsonl`, one object per file: `file`, `family`, `risk`, `phases` and
`security_complete`. Prints the agreement and every disagreement.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planning.status import PhaseState, Status, read_status

_FIGURES = ("phases", "phases present", "extra phases", "security", "risk", "files without a fault")


def main() -> None:
    corpus = Path(sys.argv[1])
    right, total = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    slowest = (0.0, "")
    for line in (corpus / "status_labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        text = (corpus / label["file"]).read_bytes().decode("utf-8")
        start = time.perf_counter()
        status = read_status(text)
        slowest = max(slowest, (time.perf_counter() - start, label["file"]))
        faults = _compare(label, status, right, total)
        for fault in faults:
            print(f"{label['file'].split('/')[-1][:60]} ({label['family']}): {fault}")
    for figure in _FIGURES:
        for kind in ("family", "all"):
            print(f"{figure:24} {kind:7} {right[figure, kind]}/{total[figure, kind]}")
    print(f"slowest {slowest[0] * 1000:.1f} ms: {slowest[1]}")


def _compare(
    label: dict, status: Status, right: Counter[tuple[str, str]], total: Counter[tuple[str, str]]
) -> list[str]:
    faults: list[str] = []

    def count(figure: str, agrees: bool, fault: str) -> None:
        for kind in ("family", "all") if label["family"] is True else ("all",):
            total[figure, kind] += 1
            right[figure, kind] += agrees
        if not agrees and fault:
            faults.append(fault)

    read = _states(status)
    for name, want in label["phases"].items():
        got = read.get(name, "absent")
        count("phases", got == want, f"{name}: read {got}, labelled {want}")
        if want != "absent":
            count("phases present", got == want, "")
    done = status.security.state is PhaseState.COMPLETED
    want_done = label["security_complete"]
    count("security", done == want_done, f"security complete: read {done}, labelled {want_done}")
    risk = str(label["risk"] or "unknown").lower().replace("{risk-level}", "unknown")
    count("risk", str(status.risk) == risk, f"risk: read {status.risk}, labelled {risk}")
    for name, want in (label.get("extra_phases") or {}).items():
        got = read.get(name, "absent")
        count("extra phases", got == want, f"{name}: read {got}, labelled {want}")
    count("files without a fault", not faults, "")
    return faults


def _states(status: Status) -> dict[str, str]:
    states: dict[str, str] = {}
    for phase in status.phases:
        states.setdefault(phase.name, str(phase.state))
        states.setdefault(f"{phase.name} ({phase.part})", str(phase.state))
    if status.security.line:
        states["Security"] = str(status.security.state)
    return states


if __name__ == "__main__":
    main()
