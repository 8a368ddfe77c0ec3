"""How much of what people write as criteria and triggers the check line takes. Usage: statement_corpus.py FILE.jsonl.

Each line of the file is `{"text", "role", "label"}`; label `measurable` or `vague`. Not a test: the corpus is not ours.
"""

import json
import sys
from pathlib import Path

from planning.checks import Unclear, read_check

ROLES = {"criterion", "trigger"}


def main(path: str) -> None:
    """Print how many measurable lines are taken, at once or after their own correction, and which vague ones."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["role"] in ROLES]
    for role in sorted(ROLES):
        _report(role, [row["text"] for row in rows if row["role"] == role and row["label"] == "measurable"])
    vague = [row["text"] for row in rows if row["label"] == "vague"]
    taken = [text for text in vague if _is_taken(text) or _is_taken(f"`{text.replace('`', '')}`")]
    corrected = [text for text in vague if _is_corrected(text) or _is_corrected(f"`{text.replace('`', '')}`")]
    print(f"vague: {len(vague)}, taken plain or in backticks: {len(taken)}, offered a correction: {len(corrected)}")
    for text in (*taken, *corrected):
        print(f"  ! {text}")


def _report(role: str, texts: list[str]) -> None:
    taken = [text for text in texts if _is_taken(text)]
    corrected = [text for text in texts if text not in taken and _is_corrected(text)]
    missed = [text for text in texts if text not in taken and text not in corrected]
    print(f"{role}: {len(texts)} measurable, {len(taken)} taken, {len(corrected)} after correction, {len(missed)} not")
    for text in missed:
        print(f"  - {text}")


def _is_taken(text: str) -> bool:
    return not isinstance(read_check(text), Unclear)


def _is_corrected(text: str) -> bool:
    check = read_check(text)
    return isinstance(check, Unclear) and check.corrected and _is_taken(check.fix)


if __name__ == "__main__":
    main(sys.argv[1])
